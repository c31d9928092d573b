"""What goes wrong between label files and the tools in which people label."""


class ExchangeError(ValueError):
    """An export cannot become label files, or labels no export.

    The message is one line: the task, the item, what is wrong and what to do.
    """
