"""What a model answered comes back to the letter, or with the reason why it cannot."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.engines.llm import SHIPPED
from api.errors import (
    Spent,
    UpstreamAnswerError,
    UpstreamRefusalError,
    UpstreamRejectedError,
    UpstreamTimeoutError,
    UpstreamUnavailableError,
)
from api.llm import prompting
from api.llm.prompting import prompt_ref
from api.ports import CompletionRequest
from api.schemas.run import PromptRef, Usage
from benchmarks.upstream.answers import ANSWERS
from evals.recorder import Recorder
from evals.recording import RECORDINGS, RecordingError, newest, require_free, write
from evals.recording import read as read_file
from evals.replay import ReplayCompletion
from tests.engines.llm.scripted import EMPTY_FRAMING, ScriptedCompletion, another_version
from tests.evals.recorded import BRIDGE, BRIDGE_TOO, HEADER, compared, model, read, without_cost

PROMPT = PromptRef(id=SHIPPED.claims, digest="ab" * 32)
QUESTION = CompletionRequest("m", "i\n", "c\n", "t\n", "claims", {"type": "object"}, 9, PROMPT)


async def recorded(path: Path, completion: ScriptedCompletion | None = None) -> Path:
    """A file with all that a comparison asks."""
    recorder = Recorder(completion or model())
    await compared(recorder)
    write(recorder.recording(HEADER), path)
    return path


def replay(path: Path) -> ReplayCompletion:
    return ReplayCompletion(read_file(path), path.name)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def said(path: Path, text: str) -> Path:
    """A file in which the one answer is this text."""
    recorder = Recorder(ScriptedCompletion(claims=[text]))
    await recorder.complete(QUESTION)
    write(recorder.recording(HEADER), path)
    return path


async def test_a_replay_gives_the_same_result_and_asks_no_model(tmp_path: Path) -> None:
    completion = model()
    recorder = Recorder(completion)
    live = await compared(recorder)
    write(recorder.recording(HEADER), tmp_path / "run.json")
    replayed = await compared(replay(tmp_path / "run.json"))
    assert without_cost(replayed) == without_cost(live)
    assert live.alignments
    assert live.run.rejected_quotes
    assert len(completion.asked("claims")) == 3
    assert live.run.upstream_calls == len(completion.requests) == 7
    assert (replayed.run.upstream_calls, replayed.run.tokens_in) == (0, 0)
    assert (replayed.run.cache_hits, replayed.run.cost_usd, replayed.run.cached) == (7, 0, True)


async def test_the_file_keeps_what_it_cost_when_it_was_recorded(tmp_path: Path) -> None:
    path = await recorded(tmp_path / "run.json")
    content = json.loads(path.read_bytes())
    assert content["header"]["model"] == "test/model"
    assert content["header"]["recorded_on"] == "2031-03-04"
    assert content["totals"]["usage"]["upstream_calls"] == content["totals"]["answers"] == 7
    assert content["totals"]["usage"]["tokens_in"] == 70
    assert content["totals"]["seconds"] >= 0
    assert read_file(path).totals.model_dump(mode="json") == content["totals"]


@pytest.mark.parametrize(
    "text",
    [
        '{"a": "“quoted” – Ünïcode"}',
        "one\ntwo\r\nthree\rfour\n\n",
        " \u2028\x85\x0b\t\x00\ufeff ",
        "half a character \ud83d, and a whole 🌉",
        "not JSON at all {",
        "",
    ],
)
async def test_every_character_of_an_answer_comes_back(tmp_path: Path, text: str) -> None:
    path = await said(tmp_path / "run.json", text)
    assert (await replay(path).complete(QUESTION)).text == text


async def test_the_same_answers_make_the_same_file_in_whatever_order(tmp_path: Path) -> None:
    files = []
    for order in (1, -1):
        recorder = Recorder(model(), timed=False)
        for text in (BRIDGE, "The road to Harrow is open.")[::order]:
            await read(recorder, text)
        write(recorder.recording(HEADER), tmp_path / "run.json", replace=True)
        files.append((tmp_path / "run.json").read_bytes())
    assert files[0] == files[1]
    assert read_file(tmp_path / "run.json").totals.seconds is None


async def test_a_question_is_put_once_however_often_it_is_asked() -> None:
    completion = model()
    recorder = Recorder(completion)
    analyses = await asyncio.gather(*(read(recorder) for _ in range(5)))
    assert len(completion.requests) == 2
    assert completion.most_in_flight == 2
    assert sum(analysis.run.upstream_calls for analysis in analyses) == 2
    assert sum(analysis.run.cache_hits for analysis in analyses) == 8
    assert len(recorder.recording(HEADER).answers) == 2


CHANGES: dict[str, Callable[[CompletionRequest], CompletionRequest]] = {
    r"the instructions\.": lambda it: replace(it, instructions="j\n"),
    r"the context \(the article, or the lists to compare\)\.": lambda it: replace(
        it, context="d\n"
    ),
    r"the task \(with its labels, .*\)\.": lambda it: replace(it, task="u\n"),
    r"the schema of the answer\.": lambda it: replace(it, schema={"type": "string"}),
    r"the context .* and the task .*\.": lambda it: replace(it, context="d\n", task="u\n"),
}


@pytest.mark.parametrize("message", CHANGES)
async def test_another_question_tells_the_part_that_differs(tmp_path: Path, message: str) -> None:
    path = await said(tmp_path / "run.json", "{}")
    with pytest.raises(
        RecordingError, match=f"run.json: the prompt {SHIPPED.claims} .* question in {message}"
    ):
        await replay(path).complete(CHANGES[message](QUESTION))


async def test_of_several_questions_the_nearest_is_told_of(tmp_path: Path) -> None:
    recorder = Recorder(ScriptedCompletion(claims=["{}", "{}"]))
    await recorder.complete(replace(QUESTION, instructions="j\n", context="d\n"))
    await recorder.complete(QUESTION)
    write(recorder.recording(HEADER), tmp_path / "run.json")
    with pytest.raises(RecordingError, match=r"recorded question in the task \([^()]*\)\."):
        await replay(tmp_path / "run.json").complete(replace(QUESTION, task="u\n"))


async def test_what_is_no_part_of_the_question_makes_no_other_one(tmp_path: Path) -> None:
    path = await said(tmp_path / "run.json", "{}")
    request = replace(QUESTION, model="another", max_tokens=10)
    assert (await replay(path).complete(request)).text == "{}"


async def test_a_changed_article_is_no_longer_answered(tmp_path: Path) -> None:
    path = await recorded(tmp_path / "run.json")
    with pytest.raises(RecordingError, match="nearest recorded question in the context"):
        await read(replay(path), BRIDGE.replace("Monday", "Tuesday"))


@pytest.mark.parametrize(
    ("old", "new"), [("# Task\n", "# Task\n\nDo:"), ("output: framing\n", "output: names\n")]
)
async def test_a_changed_prompt_file_is_named_with_both_digests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    """A released file never changes, not even where the model does not see it."""
    path = await recorded(tmp_path / "run.json")
    was = prompt_ref(SHIPPED.framing).digest
    other = another_version(tmp_path / "p", SHIPPED.framing, SHIPPED.framing, old, new)
    monkeypatch.setattr(prompting, "library", lambda: other)
    now = prompt_ref(SHIPPED.framing).digest
    message = f"{SHIPPED.framing} changed since: .* digest {was[:12]} and now has {now[:12]}"
    with pytest.raises(RecordingError, match=message):
        await read(replay(path))


async def test_a_prompt_that_was_never_asked_is_named(tmp_path: Path) -> None:
    recorder = Recorder(model())
    for text in (BRIDGE, BRIDGE_TOO):
        await read(recorder, text)
    write(recorder.recording(HEADER), tmp_path / "run.json")
    message = (
        f"no answer to {SHIPPED.match}; the prompts answered are: "
        rf"{SHIPPED.claims}, {SHIPPED.framing}\."
    )
    with pytest.raises(RecordingError, match=message):
        await compared(replay(tmp_path / "run.json"))


def edited(change: Callable[[dict[str, Any]], None]) -> Callable[[bytes], bytes]:
    def edit(content: bytes) -> bytes:
        value = json.loads(content)
        change(value)
        return json.dumps(value).encode()

    return edit


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda _: b"{", "run.json is not a recording: Expecting property name"),
        (lambda _: b"[]", "is not a recording: it holds no JSON object"),
        (lambda _: b"\xff\xfe\xfd", "is not a recording: "),
        (edited(lambda it: it.update(format=2)), "is not a recording: format: "),
        (edited(lambda it: it["header"].pop("produced")), "header.produced: Field required"),
        (
            edited(lambda it: it["answers"][0]["parts"].update(task="0")),
            r"answers\.0: .* digests of a question do not belong together",
        ),
        (edited(lambda it: it["answers"][0].update(text=None)), "either a text or a failure"),
    ],
)
async def test_a_damaged_file_is_told(
    tmp_path: Path, edit: Callable[[bytes], bytes], message: str
) -> None:
    path = await said(tmp_path / "run.json", "{}")
    path.write_bytes(edit(path.read_bytes()))
    with pytest.raises(RecordingError, match=message):
        read_file(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=r"absent\.json cannot be read: No such file"):
        read_file(tmp_path / "absent.json")


@pytest.mark.parametrize(
    "error",
    [
        UpstreamUnavailableError("It is down."),
        UpstreamTimeoutError("It is late."),
        UpstreamRejectedError("The key is wrong."),
    ],
)
async def test_nothing_is_recorded_when_the_provider_fails(
    tmp_path: Path, error: Exception
) -> None:
    recorder = Recorder(model(framing=lambda _request: error))
    analysis = await read(recorder)
    assert "framing_missing" in {warning.code for warning in analysis.run.warnings}
    with pytest.raises(
        RecordingError, match=f"1 questions got no answer.*{SHIPPED.framing}: (It|The) "
    ):
        write(recorder.recording(HEADER), tmp_path / "run.json")
    assert names(tmp_path) == []


async def test_a_provider_that_answers_on_the_second_try_is_recorded(tmp_path: Path) -> None:
    framing = [UpstreamUnavailableError("It is down."), EMPTY_FRAMING]
    recorder = Recorder(model(framing=framing))
    live = await read(recorder)
    write(recorder.recording(HEADER), tmp_path / "run.json")
    replayed = await read(replay(tmp_path / "run.json"))
    assert without_cost(replayed) == without_cost(live)


async def test_what_the_model_failed_to_say_is_recorded_with_its_cost(tmp_path: Path) -> None:
    text = " ".join(f"House number {number} was sold on Monday." for number in range(24))

    def claims(request: CompletionRequest) -> Any:
        answer = ANSWERS["claims"](request.context)
        if len(answer["claims"]) > 20:
            return UpstreamAnswerError("Cut off.", Spent(1, 900, 9000, None))
        return answer

    recorder = Recorder(model(claims=claims))
    live = await read(recorder, text)
    write(recorder.recording(HEADER), tmp_path / "run.json")
    replayed = await read(replay(tmp_path / "run.json"), text)
    assert without_cost(replayed) == without_cost(live)
    assert "read_in_windows" in {warning.code for warning in replayed.run.warnings}
    totals = read_file(tmp_path / "run.json").totals
    assert totals.usage.tokens_out > 9000
    assert totals.usage.cost_usd is None


async def test_the_outcomes_of_one_question_come_back_in_their_order(tmp_path: Path) -> None:
    outcomes: list[Any] = [UpstreamRefusalError("No."), UpstreamAnswerError("Empty."), "{}"]
    recorder = Recorder(ScriptedCompletion(claims=outcomes))
    for error in (UpstreamRefusalError, UpstreamAnswerError):
        with pytest.raises(error):
            await recorder.complete(QUESTION)
    await recorder.complete(QUESTION)
    write(recorder.recording(HEADER), tmp_path / "run.json")
    completion = replay(tmp_path / "run.json")
    for error in (UpstreamRefusalError, UpstreamAnswerError):
        with pytest.raises(error):
            await completion.complete(QUESTION)
    answers = [await completion.complete(QUESTION) for _ in range(2)]
    assert {(answer.text, answer.usage) for answer in answers} == {("{}", Usage(cache_hits=1))}


def test_a_recorder_that_asked_nothing_has_nothing_to_record() -> None:
    with pytest.raises(RecordingError, match="asked nothing"):
        Recorder(model()).recording(HEADER)


async def test_an_old_recording_is_replaced_only_when_asked_for(tmp_path: Path) -> None:
    path = await said(tmp_path / "deep" / "run.json", "old")
    with pytest.raises(RecordingError, match=r"run\.json exists"):
        require_free(path)
    with pytest.raises(RecordingError, match=r"run\.json exists"):
        await said(path, "new")
    recorder = Recorder(ScriptedCompletion(claims=["new"]))
    await recorder.complete(QUESTION)
    assert (await replay(path).complete(QUESTION)).text == "old"
    write(recorder.recording(HEADER), path, replace=True)
    assert (await replay(path).complete(QUESTION)).text == "new"


async def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    recording = read_file(await said(tmp_path / "run.json", "{}"))
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(RecordingError, match=r"folder\.json cannot be written: "):
        write(recording, tmp_path / "folder.json", replace=True)
    assert names(tmp_path) == ["folder.json", "run.json"]


async def test_the_recording_of_most_prompts_is_taken_then_the_newest(tmp_path: Path) -> None:
    whole = read_file(await recorded(tmp_path / "whole.json"))
    header = HEADER.model_copy(update={"recorded_on": date(2031, 3, 5)})
    claims = tuple(answer for answer in whole.answers if answer.prompt.id == SHIPPED.claims)
    write(whole.model_copy(update={"header": header, "answers": claims}), tmp_path / "part.json")
    prompts = [ref.id for ref in SHIPPED.refs]
    assert newest(prompts, tmp_path).name == "whole.json"
    assert newest([SHIPPED.claims], tmp_path).name == "part.json"
    assert newest(["claims/v9"], tmp_path).name == "part.json"


def test_without_a_recording_the_error_says_so(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="There is no recording in"):
        newest([SHIPPED.claims], tmp_path)


@pytest.mark.parametrize("path", sorted(RECORDINGS.glob("*.json")), ids=lambda path: path.name)
def test_the_prompts_of_a_shipped_recording_are_what_they_were(path: Path) -> None:
    asked = {answer.prompt for answer in read_file(path).answers}
    assert asked == {prompt_ref(prompt.id) for prompt in asked}
