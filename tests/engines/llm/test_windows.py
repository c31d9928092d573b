"""Long texts and haste: windows in parallel, merged, and none lost in silence."""

import re
from typing import Any

import pytest

from api.core.analyze import analyze
from api.engines.llm.windows import FAST_WINDOW, LONGEST_WHOLE, windows
from api.errors import (
    UpstreamAnswerError,
    UpstreamError,
    UpstreamRejectedError,
    UpstreamTimeoutError,
    UpstreamUnavailableError,
)
from api.ports import CompletionRequest
from api.schemas.reading import ReadingOptions
from tests.engines.llm.scripted import (
    EMPTY_CLAIMS,
    EMPTY_FRAMING,
    ScriptedCompletion,
    attribution,
    claim,
    document,
    engine,
    read,
    voice,
)

FAST = ReadingOptions(speed="fast")


def text(count: int) -> str:
    return " ".join(f"Speaker {n} said that house {n} was sold." for n in range(count))


def covered(request: CompletionRequest) -> tuple[int, ...]:
    numbers = [int(n) for n in re.findall(r"^\[(\d+)\]", request.context, re.MULTILINE)]
    match = re.search(r"sentences (\d+) to (\d+) and no others", request.task)
    if match is None:
        return tuple(numbers)
    return tuple(n for n in numbers if int(match[1]) <= n <= int(match[2]))


def shown(request: CompletionRequest) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"^\[(\d+)\]", request.context, re.MULTILINE))


def answer(numbers: tuple[int, ...]) -> dict[str, Any]:
    """Claims with attributions for these sentences, and one voice that all windows share."""
    return {
        "voices": [voice(i, f"Speaker {n}") for i, n in enumerate(numbers, 1)],
        "attributions": [
            attribution(i, i, n, f"house {n} was sold", src=f"Speaker {n}", cue="said")
            for i, n in enumerate(numbers, 1)
        ],
        "claims": [
            claim(n, f"house {n} was sold", att=i, fact=["CT+", "U"])
            for i, n in enumerate(numbers, 1)
        ],
        "dropped": [],
    }


@pytest.mark.parametrize("count", [1, 2, 9, 10, 19, 60, 121])
def test_every_sentence_is_covered_by_exactly_one_window(count: int) -> None:
    doc = document(text(count))
    cut = windows(doc, FAST_WINDOW)
    told = [number for window in cut for number in window.sentences]
    assert told == [sentence.index for sentence in doc.included()]
    assert all(len(window.sentences) <= FAST_WINDOW for window in cut)


async def test_a_short_article_is_read_whole_in_two_calls_at_once() -> None:
    reading, completion = await read(text(12), claims=lambda request: answer(covered(request)))
    assert len(completion.requests) == 2
    assert completion.most_in_flight == 2
    assert len(reading.claims) == 12


async def test_claims_and_framing_share_everything_before_the_task() -> None:
    _, completion = await read(document(text(3), title="Houses", outlet="Post"))
    claims, framing = completion.asked("claims")[0], completion.asked("framing")[0]
    assert claims.instructions == framing.instructions
    assert claims.context == framing.context
    assert "title: Houses\noutlet: Post\n" in claims.context


async def test_haste_reads_the_claims_in_windows_that_overlap() -> None:
    reading, completion = await read(text(30), FAST, claims=lambda r: answer(shown(r)))
    requests = completion.asked("claims")
    assert len(requests) == 4
    assert completion.most_in_flight == 5
    assert sum(len(shown(request)) for request in requests) > 30
    assert [claim.id for claim in reading.claims] == [f"c{n}" for n in range(1, 31)]
    assert len(reading.attributions) == 30
    assert len({voice.id for voice in reading.voices}) == 31
    by_id = {item.id: item for item in reading.attributions}
    for item in reading.claims:
        assert item.attribution_id is not None
        inside = by_id[item.attribution_id].content[0]
        assert inside.exact == item.text


async def test_a_long_article_is_read_in_windows_without_being_asked_for_haste() -> None:
    count = LONGEST_WHOLE + 5
    reading, completion = await read(text(count), claims=lambda r: answer(covered(r)))
    assert len(completion.asked("claims")) == 3
    assert len(completion.asked("framing")) == 3
    assert len(reading.claims) == count


async def test_one_voice_in_two_windows_is_one_voice() -> None:
    body = " ".join(f"Anna Berg said that house {n} was sold." for n in range(20))

    def script(request: CompletionRequest) -> dict[str, Any]:
        label = "Anna Berg" if 0 in covered(request) else "Berg"
        return {
            **EMPTY_CLAIMS,
            "voices": [voice(1, label)],
            "attributions": [attribution(1, 1, covered(request)[0], "house")],
        }

    reading, _ = await read(body, FAST, claims=script)
    assert [v.label for v in reading.voices] == ["the author", "Anna Berg"]


async def test_a_window_that_fails_is_asked_again_and_then_reported_with_its_sentences() -> None:
    tries: list[int] = []

    def script(request: CompletionRequest) -> dict[str, Any] | Exception:
        if 0 in covered(request):
            tries.append(0)
            return UpstreamUnavailableError("Down.")
        return answer(covered(request))

    reading, _ = await read(text(30), FAST, claims=script)
    assert len(tries) == 2
    warning = next(w for w in reading.account.warnings if w.code == "window_missing")
    assert "sentences 0 to 6 " in warning.message
    assert "Down." in warning.message
    assert len(reading.claims) == 23


async def test_a_window_that_fails_once_is_not_missed() -> None:
    failed: list[int] = []

    def script(request: CompletionRequest) -> dict[str, Any] | Exception:
        if not failed:
            failed.append(1)
            return UpstreamUnavailableError("Overloaded.")
        return answer(covered(request))

    reading, _ = await read(text(30), FAST, claims=script)
    assert len(reading.claims) == 30
    assert reading.account.warnings == ()


async def test_a_window_that_is_read_by_its_neighbour_alone_is_not_lost() -> None:
    def script(request: CompletionRequest) -> dict[str, Any] | Exception:
        return UpstreamTimeoutError("Late.") if 29 in covered(request) else answer(shown(request))

    reading, _ = await read(text(30), FAST, claims=script)
    sentences = [claim.evidence[0].sentence for claim in reading.claims]
    assert sentences == list(range(23))


@pytest.mark.parametrize("error", [UpstreamAnswerError("Cut off."), "not JSON"])
async def test_a_whole_answer_that_breaks_off_is_read_in_windows_once(error: Any) -> None:
    def script(request: CompletionRequest) -> Any:
        return error if len(covered(request)) == 30 else answer(covered(request))

    reading, _ = await read(text(30), claims=script)
    assert len(reading.claims) == 30
    assert [w.code for w in reading.account.warnings] == ["read_in_windows"]


async def test_an_answer_that_took_all_of_its_time_is_not_waited_for_again() -> None:
    tries: list[int] = []

    def script(request: CompletionRequest) -> Exception:
        tries.append(len(covered(request)))
        return UpstreamTimeoutError("Late.")

    reading, _ = await read(text(30), claims=script)
    assert tries == [30]
    assert [warning.code for warning in reading.account.warnings] == ["claims_missing"]


async def test_a_window_that_is_mended_still_tells_of_its_own_sentences_only() -> None:
    def script(request: CompletionRequest) -> dict[str, Any]:
        if "Asked again" in request.task:
            return EMPTY_CLAIMS
        own = covered(request)
        told = answer(own)
        told["claims"] += [
            claim(n, f"house {n} was sold", text=f"Some house {n} has been sold by its owner.")
            for n in shown(request)
            if n not in own
        ]
        told["claims"].append(claim(own[0], "this stands nowhere at all"))
        return told

    reading, completion = await read(text(40), FAST, claims=script)
    assert any("Asked again" in request.task for request in completion.requests)
    assert [item.text for item in reading.claims] == [f"house {n} was sold" for n in range(40)]


@pytest.mark.parametrize("options", [None, FAST])
async def test_when_all_calls_fail_the_error_is_raised(options: ReadingOptions | None) -> None:
    def script(_request: CompletionRequest) -> Exception:
        return UpstreamTimeoutError("No answer within 2 s.")

    with pytest.raises(UpstreamTimeoutError):
        await read(text(30), options, claims=script, framing=script)


async def test_a_rejected_request_is_not_repeated() -> None:
    errors: list[UpstreamError] = []

    def script(_request: CompletionRequest) -> Exception:
        errors.append(UpstreamRejectedError("Bad key."))
        return errors[-1]

    with pytest.raises(UpstreamRejectedError):
        await read(text(30), FAST, claims=script, framing=script)
    assert len(errors) == 5


async def test_framing_that_is_missing_is_null_and_said_to_be() -> None:
    reading, _ = await read(
        text(3),
        claims=lambda r: answer(covered(r)),
        framing=lambda _r: UpstreamTimeoutError("Late."),
    )
    assert len(reading.claims) == 3
    assert reading.framing.dimensions is None
    assert reading.portrayals is None
    assert {"framing.dimensions", "namings", "entities", "language"} <= set(reading.not_assessed)
    (warning,) = reading.account.warnings
    assert warning.code == "framing_missing"
    assert "namings" in warning.message


async def test_claims_that_are_missing_are_said_to_be_and_not_to_be_none() -> None:
    model = ScriptedCompletion(
        claims=lambda _r: UpstreamTimeoutError("Late."), framing=lambda _r: EMPTY_FRAMING
    )
    run = (await analyze(document(text(3)).article, engine(model))).run
    assert {"claims", "attributions", "dropped", "sourcing"} <= set(run.not_assessed)
    assert "namings" not in run.not_assessed
    assert [w.code for w in run.warnings] == ["claims_missing"]


async def test_usage_is_that_of_all_calls() -> None:
    reading, completion = await read(text(30), FAST, claims=lambda r: answer(covered(r)))
    assert reading.account.usage.upstream_calls == len(completion.requests) == 5
    assert reading.account.usage.tokens_in == 50


async def test_frames_of_several_windows_are_one_with_the_words_of_all() -> None:
    count = LONGEST_WHOLE + 5

    def script(request: CompletionRequest) -> dict[str, Any]:
        first = shown(request)[0]
        frame = {
            "id": "economic",
            "ev": [{"s": first, "q": f"house {first} was sold"}],
            "also": [],
            "title": False,
        }
        return {**EMPTY_FRAMING, "dimensions": [frame]}

    reading, _ = await read(text(count), framing=script)
    assert reading.framing.dimensions is not None
    (score,) = reading.framing.dimensions
    assert len(score.evidence) == 3
    assert score.salience == pytest.approx(3 / count)
