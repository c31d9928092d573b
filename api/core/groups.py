"""Disjoint groups of numbered items."""


class Groups:
    """Union-find over the items 0 … n-1; every item starts alone. The smallest item leads."""

    def __init__(self, number: int) -> None:
        self._parent = list(range(number))
        self._members = {item: [item] for item in range(number)}

    def root(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def members(self, item: int) -> list[int]:
        """Everything in the group of the item, in order."""
        return self._members[self.root(item)]

    def join(self, left: int, right: int) -> None:
        low, high = sorted((self.root(left), self.root(right)))
        if low != high:
            self._parent[high] = low
            self._members[low] = sorted(self._members[low] + self._members.pop(high))

    def all(self) -> list[list[int]]:
        """Every group, by its smallest item."""
        return [self._members[root] for root in sorted(self._members)]
