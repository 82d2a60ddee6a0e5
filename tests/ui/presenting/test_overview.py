"""The figures of a register: each task once, the longest bars of many, in their order."""

from ui.presenting.overview import Bar, Chart
from ui.presenting.timing import Due


def bars(*totals):
    return [Bar(str(at), str(at), ((Due.LATER, total),)) for at, total in enumerate(totals)]


def test_of_many_bars_the_longest_are_shown_in_their_order():
    chart = Chart.of(bars(3, 9, 1, 7, 2), 3)
    assert [bar.total for bar in chart.bars] == [3, 9, 7]
    assert (chart.longest, chart.others) == (9, 2)


def test_few_bars_are_all_shown_and_none_is_no_chart():
    assert [bar.total for bar in Chart.of(bars(1, 2), 3).bars] == [1, 2]
    assert Chart.of([], 3) == Chart((), 0)
