"""One-time permissions to publish: bound to an editor and to exactly that content, for ten minutes."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.model.issue import Issue
from bot.model.week import Week
from bot.store.cipher import Cipher
from bot.store.issues import DECIDED, decided
from bot.store.sql import Database, Sql

MINUTES = 10

CONTENT = f"""
    (SELECT group_concat(s.revision, ',') || ';' || {DECIDED}
       FROM issue AS i
       JOIN (SELECT revision, week FROM shown WHERE week = :week ORDER BY revision) AS s ON s.week = i.week
      GROUP BY i.week)
"""
"""What the issue of that week shows now, see `content_of`."""


class Published(Exception):  # noqa: N818 -- not an error: somebody was quicker
    """The issue is no longer the draft that was offered, or the button was used, foreign or late."""


@dataclass(frozen=True)
class Offer:
    """What an editor was shown and may confirm once; `content` names the revisions and verdicts."""

    nonce: str
    editor: int
    week: Week
    content: str


class Confirmations:
    def __init__(self, database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock

    async def offer(self, editor: int, issue: Issue) -> Offer:
        """A new offer; the editor's earlier ones for this week lapse, and so do all that are late."""
        made = Offer(secrets.token_urlsafe(9), editor, issue.week, content_of(issue))
        now, values = int(self._clock().timestamp()), values_of(self._cipher, made)

        def work(sql: Sql) -> None:
            sql.execute(
                "DELETE FROM confirmation WHERE expires <= :now OR (editor = :editor AND week = :week)",
                {**values, "now": now},
            )
            sql.execute(
                """
                INSERT INTO confirmation (nonce, editor, week, content, expires)
                VALUES (:nonce, :editor, :week, :content, :expires)
                """,
                {**values, "expires": now + MINUTES * 60},
            )

        await self._database.write(work)
        return made

    async def ask(self, editor: int, week: Week, nonce: str, *, paid: bool) -> bool:
        """This editor is asked when the issue shall go out, and nothing else any more; False if the offer lapsed."""
        values = {"editor": self._cipher.seal(editor), "week": str(week), "nonce": nonce, "paid": int(paid)}
        now = int(self._clock().timestamp())

        def work(sql: Sql) -> bool:
            sql.execute("UPDATE confirmation SET asked = 0 WHERE editor = :editor", values)
            return bool(
                sql.execute(
                    """
                    UPDATE confirmation SET asked = 1, paid = :paid
                     WHERE editor = :editor AND week = :week AND nonce = :nonce AND expires > :now
                    """,
                    {**values, "now": now},
                )
            )

        return await self._database.write(work)

    async def asked(self, editor: int) -> tuple[Week, str, bool] | None:
        """For which offer this editor was asked for a time: its week and nonce, and whether it is paid."""
        rows = await self._database.fetch(
            "SELECT week, nonce, paid FROM confirmation WHERE editor = :editor AND asked = 1 AND expires > :now",
            {"editor": self._cipher.seal(editor), "now": int(self._clock().timestamp())},
        )
        return (Week.parse(rows[0]["week"]), rows[0]["nonce"], bool(rows[0]["paid"])) if rows else None

    async def withdraw(self, editor: int, week: Week) -> None:
        """Forget the editor's offer for this week."""
        values = {"editor": self._cipher.seal(editor), "week": str(week)}
        await self._database.write(
            lambda sql: sql.execute("DELETE FROM confirmation WHERE editor = :editor AND week = :week", values)
        )
        self._database.scrub()


def take(sql: Sql, cipher: Cipher, offer: Offer, now: int) -> bool:
    """Use the offer up; False if it does not hold."""
    return bool(
        sql.execute(
            f"""
            DELETE FROM confirmation
             WHERE nonce = :nonce AND editor = :editor AND week = :week AND content = :content AND expires > :now
               AND content = {CONTENT}
            """,
            {**values_of(cipher, offer), "now": now},
        )
    )


def content_of(issue: Issue) -> str:
    """Names exactly these revisions and verdicts."""
    revisions = ",".join(str(number) for number in sorted(revision.number for revision in issue.revisions))
    return f"{revisions};{decided(issue.trends)}"


def values_of(cipher: Cipher, offer: Offer) -> dict[str, object]:
    return {
        "nonce": offer.nonce,
        "editor": cipher.seal(offer.editor),
        "week": str(offer.week),
        "content": offer.content,
    }
