"""The updates that Telegram still keeps for us: none is acknowledged before it and all older ones are handled."""

from asyncio import Task

from bot.model.update import Result


class Window:
    """By update id: what is under way, deferred, or done while an older one is not."""

    def __init__(self) -> None:
        self._tasks: dict[int, Task[Result]] = {}
        self._begun: dict[int, float] = {}
        self._next = 0

    @property
    def offset(self) -> int:
        """What to ask Telegram for: it forgets all that is older. 0 before the first update."""
        return min((number for number, task in self._tasks.items() if not is_done(task)), default=self._next)

    @property
    def under_way(self) -> set[Task[Result]]:
        return {task for task in self._tasks.values() if not task.done()}

    @property
    def deferred(self) -> bool:
        return any(task.done() and not is_done(task) for task in self._tasks.values())

    def is_new(self, number: int) -> bool:
        """Whether this update is to be begun: for the first time, or again because it was deferred."""
        task = self._tasks.get(number)
        return task is None or (task.done() and not is_done(task))

    def add(self, number: int, task: Task[Result], now: float) -> None:
        """An update is begun; what Telegram has forgotten is forgotten here as well."""
        offset = self.offset
        for old in [each for each in self._tasks if each < offset]:
            del self._tasks[old], self._begun[old]
        if number not in self._tasks:
            self._next = number + 1  # not the greatest: after an idle week Telegram begins anywhere
        self._tasks[number] = task
        self._begun.setdefault(number, now)

    def handled_until(self, now: float) -> float:
        """Up to when all that came is handled: the start of the oldest that is not, or now."""
        return min((self._begun[number] for number, task in self._tasks.items() if not is_done(task)), default=now)


def is_done(task: Task[Result]) -> bool:
    return task.done() and task.result() is not Result.DEFERRED
