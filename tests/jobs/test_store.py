"""What is kept of jobs: nothing twice, nothing lost, each tenant its own."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from api.database import connect
from api.errors import NotFoundError
from api.jobs.items import JobKey, NewItem, Outcome, Work
from api.jobs.store import JobStore
from api.schemas.jobs import JobError
from api.schemas.run import Usage
from tests.jobs.conftest import KEY, Shop, Waiting, article

BAD = JobError(code="invalid-article", title="Not valid", detail="It has no text.")


def done(shop: Shop, number: int, body: str = "{}", turn: int = 1) -> None:
    work = Work(KEY, number, "analysis", turn)
    assert shop.store.begin(work)
    shop.store.end(work, Outcome(f"a{number}", body, usage=Usage(upstream_calls=2, tokens_in=9)))


def test_an_article_is_put_in_line_once_however_often_it_is_added(shop: Shop) -> None:
    shop.take(article(1), article(2))
    shop.take(article(1), article(2))
    assert shop.line.numbers == [1, 2]
    assert shop.store.view.job(KEY).counts.waiting == 2


def test_what_cannot_be_read_fails_from_the_start_and_alone(shop: Shop) -> None:
    shop.take(article(1), NewItem(2, "analysis", error=BAD))
    assert shop.line.numbers == [1]
    (failed,) = shop.store.view.failed(KEY, 10)
    assert (failed.number, failed.failure) == (2, BAD)


def test_an_item_ends_once(shop: Shop) -> None:
    shop.take(article(1))
    done(shop, 1, '{"first": true}')
    shop.store.end(Work(KEY, 1, "analysis"), Outcome("a9", '{"second": true}'))
    assert shop.store.begin(Work(KEY, 1, "analysis")) is None
    (row,) = shop.store.view.items(KEY, 0, 10, 10)
    assert (row.result_id, row.body) == ("a1", '{"first": true}')
    job = shop.store.view.job(KEY)
    assert (job.status, job.usage.upstream_calls, job.usage.tokens_in) == ("done", 2, 9)


def test_an_item_that_was_begun_by_one_that_died_can_be_begun_again(shop: Shop) -> None:
    shop.take(article(1))
    assert shop.store.begin(Work(KEY, 1, "analysis"))
    again = shop.store.begin(Work(KEY, 1, "analysis"))
    assert again
    assert again.input == '{"text":"Text 1."}'


def test_a_comparison_is_put_in_line_when_the_last_of_its_articles_ends(shop: Shop) -> None:
    shop.take(article(1, "fire"), article(2, "fire"), NewItem(3, "comparison", group="fire"))
    done(shop, 2, '{"n":2}')
    assert shop.line.numbers == [1, 2]
    done(shop, 1, '{"n":1}')
    assert shop.line.works[-1] == Work(KEY, 3, "comparison")
    begun = shop.store.begin(shop.line.works[-1])
    assert begun
    assert (begun.results, begun.failed) == (('{"n":1}', '{"n":2}'), ())


def test_a_comparison_whose_articles_end_at_once_is_put_in_line_once(shop: Shop) -> None:
    groups = [f"g{n}" for n in range(10)]
    articles = [article(2 * n + side, group) for n, group in enumerate(groups) for side in (1, 2)]
    compared = [NewItem(100 + n, "comparison", group=group) for n, group in enumerate(groups)]
    shop.take(*articles, *compared)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda item: done(shop, item.number), articles))
    put = [number for number in shop.line.numbers if number >= 100]
    assert sorted(put) == [100 + n for n in range(10)]


def test_a_comparison_learns_which_of_its_articles_failed(shop: Shop) -> None:
    shop.take(article(1, "fire"), article(2, "fire"), NewItem(3, "comparison", group="fire"))
    done(shop, 1)
    shop.store.begin(Work(KEY, 2, "analysis"))
    shop.store.end(Work(KEY, 2, "analysis"), Outcome(error=BAD))
    begun = shop.store.begin(shop.line.works[-1])
    assert begun
    assert begun.failed == (2,)


def test_what_was_cancelled_is_not_begun_and_can_be_tried_again(shop: Shop) -> None:
    shop.take(article(1), article(2))
    done(shop, 1)
    assert shop.store.cancel(KEY) == [Work(KEY, 2, "analysis")]
    assert shop.store.begin(Work(KEY, 2, "analysis")) is None
    assert shop.store.is_cancelled(KEY)
    job = shop.store.view.job(KEY)
    assert (job.status, job.counts.cancelled, job.counts.done) == ("cancelled", 1, 1)
    assert shop.store.retry(KEY) == 1
    assert shop.line.works[-1] == Work(KEY, 2, "analysis", 2)
    done(shop, 2, turn=2)
    assert shop.store.view.job(KEY).status == "done"


def test_what_was_begun_when_its_job_was_cancelled_is_given_up(shop: Shop) -> None:
    shop.take(article(1))
    work = Work(KEY, 1, "analysis")
    assert shop.store.begin(work)
    assert shop.store.cancel(KEY) == []
    assert shop.store.begin(work) is None
    assert shop.store.view.job(KEY).counts.cancelled == 1


def test_what_is_tried_again_while_it_is_being_given_up_is_done_anew(shop: Shop) -> None:
    shop.take(article(1))
    work = Work(KEY, 1, "analysis")
    assert shop.store.begin(work)
    shop.store.cancel(KEY)
    assert shop.store.retry(KEY) == 1
    shop.store.give_up(work)
    done(shop, 1, turn=2)
    assert shop.store.view.job(KEY).status == "done"


def test_it_is_known_how_often_an_item_was_begun(shop: Shop) -> None:
    shop.take(article(1))
    begun = [shop.store.begin(Work(KEY, 1, "analysis")) for _ in range(3)]
    assert [one.times for one in begun if one] == [1, 2, 3]


def test_any_text_of_a_caller_is_given_back_as_it_was(shop: Shop) -> None:
    for number, ref in enumerate(("a\0b", "\x1a0", "\x1a1\0\x1a", "é“\x1a\x1a0"), 1):
        item = NewItem(number, "analysis", ref=ref, error=BAD)
        shop.take(item, key=JobKey("desk", f"j{number}"))
        (row,) = shop.store.view.failed(JobKey("desk", f"j{number}"), 1)
        assert row.ref == ref
    with pytest.raises(NotFoundError):
        shop.store.view.job(JobKey("desk", "j\0"))


def test_trying_again_leaves_alone_what_can_never_be_read(shop: Shop) -> None:
    shop.take(article(1), NewItem(2, "analysis", error=BAD))
    work = Work(KEY, 1, "analysis")
    shop.store.begin(work)
    shop.store.end(work, Outcome(error=BAD))
    assert shop.store.retry(KEY) == 1
    counts = shop.store.view.job(KEY).counts
    assert (counts.waiting, counts.failed) == (1, 1)


def test_results_are_told_up_to_the_first_item_that_has_not_ended(shop: Shop) -> None:
    shop.take(*(article(number) for number in range(1, 6)))
    for number in (1, 2, 4):
        done(shop, number)
    view = shop.store.view
    assert view.numbers(KEY, 0, 10) == [1, 2]
    done(shop, 3)
    assert view.numbers(KEY, 2, 10) == [3, 4]
    assert [row.number for row in view.items(KEY, 2, 4, 1)] == [3]


def test_each_tenant_has_jobs_of_its_own(shop: Shop) -> None:
    other = JobKey("other", KEY.id)
    shop.take(article(1))
    shop.take(article(1), article(2), key=other)
    assert shop.store.view.job(KEY).counts.total == 1
    assert [job.counts.total for job in shop.store.view.jobs("other", 9)] == [2]
    with pytest.raises(NotFoundError):
        shop.store.view.job(JobKey("third", KEY.id))


def test_old_jobs_are_removed_with_results_that_no_other_job_has(shop: Shop) -> None:
    later = JobKey(KEY.namespace, "j2")
    shop.take(article(1))
    done(shop, 1)
    between = time.time()
    shop.take(article(1), article(2), key=later)
    assert shop.store.remove(between) == [KEY]
    assert shop.store.view.has_open()
    with pytest.raises(NotFoundError):
        shop.store.view.job(KEY)
    assert shop.store.remove(time.time() + 1) == []


def test_a_price_that_is_not_known_stays_so(shop: Shop) -> None:
    shop.take(article(1), article(2))
    done(shop, 1)
    work = Work(KEY, 2, "analysis")
    shop.store.begin(work)
    shop.store.end(work, Outcome("a2", "{}", usage=Usage(upstream_calls=1, cost_usd=None)))
    assert shop.store.view.job(KEY).usage.cost_usd is None


def test_articles_that_are_added_many_times_at_once_are_put_in_line_once(shop: Shop) -> None:
    articles = [article(number) for number in range(1, 101)]
    shop.take(articles[0])
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: shop.store.add(KEY, articles), range(8)))
    assert sorted(shop.line.numbers) == list(range(1, 101))
    assert shop.store.view.job(KEY).counts.waiting == 100


def test_what_comes_in_after_a_job_was_cancelled_is_cancelled_and_not_lost(shop: Shop) -> None:
    shop.take(article(1))
    shop.store.cancel(KEY)
    shop.store.add(KEY, [article(2), article(3)])
    assert shop.line.numbers == [1]
    assert shop.store.view.job(KEY).counts.cancelled == 3
    assert shop.store.retry(KEY) == 3
    assert sorted(shop.line.numbers) == [1, 1, 2, 3]


def test_a_group_costs_the_same_work_in_a_large_job_as_in_a_small_one(tmp_path: Path) -> None:
    small, large = (_work_of_groups(tmp_path / f"{groups}.db", groups) for groups in (50, 400))
    assert large < 3 * small


def _work_of_groups(file: Path, groups: int) -> float:
    """What taking a job and ending one of its articles makes SQLite do, for one group."""
    engine = connect(file)
    done_by_sqlite: list[None] = []

    def count(connection: Any, _: object) -> None:
        connection.set_progress_handler(lambda: done_by_sqlite.append(None), 100)

    sa.event.listen(engine, "connect", count)
    line = Waiting()
    shop = Shop(JobStore(engine, line.put), line)
    articles = [article(2 * n + side, f"g{n}") for n in range(groups) for side in (1, 2)]
    compared = [NewItem(2 * groups + 1 + n, "comparison", group=f"g{n}") for n in range(groups)]
    shop.take(*articles, *compared)
    for one in articles:
        done(shop, one.number)
    engine.dispose()
    assert len(line.numbers) == 3 * groups
    return len(done_by_sqlite) / groups
