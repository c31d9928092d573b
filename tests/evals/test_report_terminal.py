"""A run in a terminal of any width, and in a pipe."""

import re

import pytest
from rich.console import RenderableType

from evals.report.terminal import Paired, compare_view, run_view
from evals.results import Run
from tests.evals.runs import CASES, GAIN, LOSS, clean_run, item, make_run, measure
from tests.exports.rendering import one_line, rendered

WIDTHS = [80, 100, 140]
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def shown(view: RenderableType, width: int = 100) -> str:
    return one_line(rendered(view, width))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_figure_is_cut_at_any_width(width: int) -> None:
    text = rendered(run_view(make_run()), width)
    lines = [one_line(line) for line in text.splitlines()]
    assert any("F1 0.778 7/9 [0.612, 0.900] 38 sentences" in line for line in lines)
    assert any("0.978" in line and "-0.200 [-0.310, -0.104]" in line for line in lines)
    assert "…" not in "".join(line for line in lines if "sentences" in line)
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_every_figure_of_two_runs_is_shown_at_any_width(width: int) -> None:
    paired = [Paired("claims.f1", LOSS, 36, "sentence")]
    text = rendered(compare_view(make_run(), make_run(), paired), width)
    lines = [one_line(line) for line in text.splitlines()]
    assert any("0.778 0.778 36 sentences" in line for line in lines)
    assert any("-0.200 [-0.310, -0.104]" in line for line in lines)


def test_the_first_lines_tell_engine_gold_and_limit() -> None:
    text = shown(run_view(make_run()))
    assert text.startswith(
        "engine rules, no model · gold: 2 articles, 1 event · commit 0123456789ab + uncommitted "
        "changes · seed 7 n = 2 articles: the intervals resample sentences of these articles; "
        "they do not tell how it does on other texts."
    )
    assert "weaker than a model's" in text
    assert "Only the claims were labelled twice." in text


def test_losses_gains_and_what_was_not_assessed_are_told_in_words() -> None:
    text = shown(run_view(make_run()))
    assert "▼ loss: baseline 0.978, difference -0.200 [-0.310, -0.104]" in text
    assert "▲ gain: baseline 0.377, difference +0.123 [+0.010, +0.250]" in text
    assert "portrayals, F1 – not assessed" in text


def test_invariants_tell_whether_they_held_and_their_first_breaks() -> None:
    text = shown(run_view(make_run()))
    assert "✓ every span is the text: held, 41 checked" in text
    assert "✗ no claim from excluded text: broken, 4 of 9 000: c1 lies in a teaser" in text
    assert "… and 1 more" in text
    assert "– every sentence has support: nothing to check" in text


def test_changes_are_counted_by_kind_with_their_standing() -> None:
    text = shown(run_view(make_run()))
    assert "CHANGES OF KNOWN EFFECT · 2/4 PASSED" in text
    assert re.search(r"number changed 1/2 \[0\.612, 0\.900\]", text)
    assert re.search(r"hedge added 0/1 \[0\.612, 0\.900\].*▼ loss: baseline 1\.000", text)
    assert "itself 1/1 –" in text


def test_the_worst_items_show_gold_answer_and_text() -> None:
    text = shown(run_view(make_run()))
    assert "THE 4 WORST OF 6 ITEMS" in text
    assert "claim voice, wrong, 000 item the statement gold a spokesman answer the author" in text
    assert "[◆ A spokesman 🦊] called it a “regrouping”." in text
    assert "relations, missed, event-1" in text


def test_the_end_tells_why_a_run_fails() -> None:
    text = shown(run_view(make_run(errors=["article 001: the model did not answer"])))
    assert (
        "✗ article 001: the model did not answer ✗ excluded: 4 of 9 ✗ claims.f1: below the "
        "baseline ✗ hedge_added.passed: below the baseline"
    ) in text
    assert "3 calls · 2 answers from the cache" in text


def test_a_run_that_passes_says_what_it_was_compared_with() -> None:
    assert "✓ passed: every invariant holds; there is no baseline" in shown(run_view(clean_run()))
    held = clean_run()
    measures = (measure(baseline=0.5, difference=GAIN),)
    held = held.model_copy(update={"header": held.header.model_copy(update={"measures": measures})})
    assert "no interval shows a loss against the baseline" in shown(run_view(held))


def test_what_is_empty_is_said_to_be() -> None:
    empty = make_run(measures=(), invariants=(), cases=(), kinds=(), items=())
    text = shown(run_view(empty))
    assert text.count("There are none.") == 2
    assert "None was checked." in text
    assert "No item is wrong, missed or spurious." in text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", [run_view(make_run()), compare_view(make_run(), make_run(), [])])
def test_an_article_cannot_control_the_terminal(view: RenderableType, width: int) -> None:
    assert not UNSEEN.search(rendered(view, width))


def test_an_item_on_a_text_that_was_not_read_is_shown_without_it() -> None:
    run = make_run(items=[item("claims", "gone", None, article="001", gold_spans=((0, 4),))])
    assert "claims, missed, 001 item the statement gold gone answer –" in shown(run_view(run))


def other_run() -> Run:
    return make_run(
        measures=[measure(value=0.9), measure("new.f1", 0.25, title="new one")],
        cases=[*CASES[:1], CASES[3]],
        invariants=(),
    )


def test_two_runs_stand_side_by_side() -> None:
    paired = [
        Paired("claims.f1", GAIN, 36, "sentence"),
        Paired("number_changed.passed", LOSS, 2, "case"),
    ]
    text = shown(compare_view(make_run(), other_run(), paired), 140)
    assert "A 20221122T031500Z-rules: engine rules, no model" in text
    assert "n = 2 articles: the intervals resample sentences" in text
    assert re.search(r"F1 0\.778 0\.900 36 sentences \+0\.123 \[\+0\.010, \+0\.250\] ▲ gain", text)
    assert re.search(r"new one – 0\.250 38 sentences – \? not paired", text)
    assert "portrayals, F1 – not assessed" in text
    assert "every span is the text ✓ held, 41 checked –" in text
    assert re.search(r"all 2/4 2/2 number changed 1/2 1/1 -0\.200 \[-0\.310, -0\.104\] ▼", text)
    assert "hedge added 0/1 –" in text


def test_runs_on_different_gold_are_told_apart() -> None:
    other = make_run(gold_digest="00" * 32, articles=3)
    text = shown(compare_view(make_run(), other, []))
    assert "different gold" in text
    assert "A: n = 2 articles" in text
    assert "B: n = 3 articles" in text


def test_two_runs_without_figures_say_so() -> None:
    empty = make_run(measures=(), invariants=(), cases=(), kinds=(), items=())
    assert shown(compare_view(empty, empty, [])).count("There are none.") == 2
