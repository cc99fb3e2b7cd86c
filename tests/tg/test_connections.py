"""The connections of broadcasts, against a server that says what the test wants it to say."""

import asyncio
import gc
import json
import socket
import ssl
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from yarl import URL

from bot.tg.wire import connections
from bot.tg.wire.connections import Answer, Connections, NotConnectedError

BODY = b'{"ok":true}'
WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n" + BODY
CHUNKED = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"ok"\r\n6\r\n:true}\r\n0\r\n\r\n'
INTERIM = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + WHOLE
CLOSING = WHOLE.replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
BASE = "/bot1:secret/"
PATH = BASE + "sendMessage"


class Server:
    """Answers every request with `answer`, and hangs up after it if it `hangs_up`."""

    def __init__(self) -> None:
        self.answer = WHOLE
        self.hangs_up = False
        self.in_pieces = False
        self.accepted = 0
        self.bodies: list[object] = []
        self.hung_up = asyncio.Event()
        """The bot has closed a connection."""
        self.port = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                first, *fields = head.decode().split("\r\n")
                assert first == f"POST {PATH} HTTP/1.1"
                headers = dict(field.split(": ") for field in fields if field)
                assert headers["Host"].endswith(f":{self.port}")
                assert headers["Content-Type"] == "application/json"
                self.bodies.append(json.loads(await reader.readexactly(int(headers["Content-Length"]))))
                for piece in [bytes([byte]) for byte in self.answer] if self.in_pieces else [self.answer]:
                    writer.write(piece)
                    await asyncio.sleep(0)
                if self.hangs_up:
                    writer.write_eof()
                    await reader.read()
                    self.hung_up.set()
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            self.hung_up.set()
        finally:
            writer.close()

    @asynccontextmanager
    async def up(self, tls: ssl.SSLContext | None = None) -> AsyncIterator[Connections]:
        """Connections to it."""
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0, ssl=tls)
        self.port = server.sockets[0].getsockname()[1]
        made = Connections(URL(f"{'https' if tls else 'http'}://127.0.0.1:{self.port}{BASE}"))
        async with server:
            try:
                yield made
            finally:
                made.close()


def unheard() -> None:
    """For who does not care when it leaves."""


async def post(
    made: Connections,
    body: bytes = b"{}",
    *,
    seconds: float = 10,
    leaves: Callable[[], None] = unheard,
    largest: int = connections.LARGEST,
) -> Answer:
    return await made.post("sendMessage", body, seconds=seconds, leaves=leaves, largest=largest)


async def test_requests_one_after_another_share_a_connection_and_those_at_once_do_not() -> None:
    server = Server()
    async with server.up() as made:
        for number in range(3):
            assert await post(made, b'{"chat_id":%d}' % number) == (200, BODY)
        assert (server.accepted, server.bodies) == (1, [{"chat_id": 0}, {"chat_id": 1}, {"chat_id": 2}])
        await asyncio.gather(*(post(made) for _ in range(3)))
        assert server.accepted == 3


@pytest.mark.parametrize("in_pieces", [False, True])
@pytest.mark.parametrize("answer", [WHOLE, CHUNKED, INTERIM, CLOSING])
async def test_an_answer_is_read_however_it_comes(answer: bytes, in_pieces: bool) -> None:
    server = Server()
    server.answer, server.in_pieces = answer, in_pieces
    async with server.up() as made:
        assert [await post(made) for _ in range(2)] == [(200, BODY)] * 2
        assert server.accepted == (2 if answer is CLOSING else 1)


async def test_an_error_is_an_answer_like_any_other() -> None:
    server = Server()
    server.answer = WHOLE.replace(b"200 OK", b"429 Too Many Requests")
    async with server.up() as made:
        assert await post(made) == (429, BODY)


async def test_nothing_is_written_to_a_connection_that_the_server_has_hung_up() -> None:
    server = Server()
    server.hangs_up = True
    async with server.up() as made:
        for _ in range(2):
            assert await post(made) == (200, BODY)
            await server.hung_up.wait()
            server.hung_up.clear()


async def test_nothing_is_written_to_a_connection_that_was_idle_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "KEPT_SECONDS", 0)
    server = Server()
    async with server.up() as made:
        await post(made)
        await post(made)
        assert server.accepted == 2


@pytest.mark.parametrize("answer", [b"", WHOLE[:-1], WHOLE[:20], CHUNKED[:-5], b"SSH-2.0-OpenSSH\r\n"])
async def test_what_is_no_whole_answer_is_an_error_and_its_connection_is_not_used_again(answer: bytes) -> None:
    server = Server()
    server.answer, server.hangs_up = answer, True
    left: list[int] = []
    async with server.up() as made:
        with pytest.raises(OSError, match=r"^((?!secret).)*$"):
            await post(made, leaves=lambda: left.append(1))
        assert left
        server.answer = WHOLE
        assert await post(made) == (200, BODY)
        assert server.accepted == 2


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (WHOLE + WHOLE.replace(b"true", b"null"), (200, BODY)),
        (WHOLE + WHOLE[:20], (200, BODY)),
        (b"HTTP/1.1 101 Up\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n" + WHOLE, (101, b"")),
    ],
)
async def test_what_comes_unasked_is_not_taken_for_the_next_answer(said: bytes, answer: Answer) -> None:
    server = Server()
    server.answer = said
    async with server.up() as made:
        assert [await post(made) for _ in range(2)] == [answer] * 2
        assert server.accepted == 2


async def test_who_does_not_answer_in_time_is_hung_up_on() -> None:
    server = Server()
    server.answer = b""
    async with server.up() as made:
        with pytest.raises(TimeoutError):
            await post(made, seconds=0.01)
        await server.hung_up.wait()


@pytest.mark.parametrize(
    "endless",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n" + bytes(2_000),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"400\r\n%b\r\n" % bytes(0x400) * 2,
        b"HTTP/1.1 200 OK\r\n\r\n" + bytes(2_000),
    ],
)
async def test_an_answer_is_hung_up_on_as_soon_as_it_is_too_large(endless: bytes) -> None:
    server = Server()
    server.answer = endless
    async with server.up() as made:
        with pytest.raises(ConnectionError):
            await post(made, largest=1_500)
        await server.hung_up.wait()


async def test_a_request_that_is_given_up_takes_its_connection_with_it() -> None:
    server = Server()
    server.answer = b""
    sent = asyncio.Event()
    async with server.up() as made:
        asking = asyncio.create_task(post(made, leaves=sent.set))
        await sent.wait()
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        await server.hung_up.wait()


async def test_at_the_end_all_connections_are_closed() -> None:
    server = Server()
    async with server.up() as made:
        await post(made)
        made.close()
        await server.hung_up.wait()


async def test_all_who_connect_at_once_look_the_name_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    look_up = socket.getaddrinfo

    def counted(*of: Any, **options: Any) -> Any:
        asked.append(of[0])
        return look_up(*of, **options)

    monkeypatch.setattr(socket, "getaddrinfo", counted)
    server = Server()
    async with server.up() as made:
        asked.clear()
        await asyncio.gather(*(post(made) for _ in range(20)))
    assert (server.accepted, asked) == (20, ["127.0.0.1"])


@pytest.mark.parametrize("error", [socket.gaierror(socket.EAI_AGAIN, "try again"), UnicodeError("secret")])
async def test_where_a_name_cannot_be_looked_up_nothing_leaves_until_it_can(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise error

    server = Server()
    async with server.up() as made:
        with monkeypatch.context() as patch, pytest.raises(NotConnectedError, match=f"^{type(error).__name__}$"):
            patch.setattr(socket, "getaddrinfo", failing)
            await post(made)
        assert server.accepted == 0
        assert await post(made) == (200, BODY)


async def test_a_lookup_that_fails_when_all_have_given_up_troubles_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    given_up = threading.Event()

    def slow(*_: object, **__: object) -> None:
        given_up.wait()
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    troubles: list[object] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: troubles.append(context))
    monkeypatch.setattr(connections, "CONNECT_SECONDS", 0.01)
    made = Connections(URL(f"http://127.0.0.1:1{BASE}"))
    with monkeypatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", slow)
        with pytest.raises(NotConnectedError, match=r"^TimeoutError$"):
            await post(made)
        given_up.set()
        while pending := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(pending)
        del pending
    gc.collect()
    assert not troubles


async def test_where_nobody_listens_nothing_leaves() -> None:
    server = Server()
    left: list[int] = []
    async with server.up():
        pass
    with pytest.raises(NotConnectedError, match=r"^ConnectionRefusedError$"):
        await post(Connections(URL(f"http://127.0.0.1:{server.port}{BASE}")), leaves=lambda: left.append(1))
    assert not left


async def test_only_who_has_a_certificate_that_is_trusted_is_spoken_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Server()
    for address, trusted in [("127.0.0.1", False), ("127.0.0.2", True)]:
        async with server.up(certified(tmp_path, address, monkeypatch if trusted else None)) as made:
            with pytest.raises(NotConnectedError, match=r"^SSLCertVerificationError$"):
                await post(made)
    assert server.bodies == []
    async with server.up(certified(tmp_path, "127.0.0.1", monkeypatch)) as made:
        assert [await post(made) for _ in range(2)] == [(200, BODY)] * 2
    assert len(server.bodies) == 2


def certified(folder: Path, address: str, trust: pytest.MonkeyPatch | None) -> ssl.SSLContext:
    """A server that shows a certificate for this address, which is trusted from now on or not."""
    file = folder / f"{address}.pem"
    file.write_bytes(certificate(address))
    if trust:
        trust.setenv("SSL_CERT_FILE", str(file))
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(file)
    return tls


def certificate(address: str) -> bytes:
    """A key and a certificate that it has signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "server")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address(address))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private + made.public_bytes(serialization.Encoding.PEM)
