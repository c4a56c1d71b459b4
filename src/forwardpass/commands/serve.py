"""`forwardpass serve`: open the page. HTTP is left to `show.server`."""

from contextlib import suppress
from pathlib import Path
from socket import socket

import click

from forwardpass.base.errors import InputError
from forwardpass.commands.language import language_option
from forwardpass.commands.mnist import fetched_with_words
from forwardpass.commands.network import chosen_to_show, network_option
from forwardpass.commands.say import say
from forwardpass.show import lessons, server
from forwardpass.show.page import Start

FETCHED = "\0"  # --data without a folder; no argument can hold this character


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"Port to listen on.  [default: {server.DEFAULT_PORT}, or the next free one]",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; 0.0.0.0 lets others in your network open the page.",
)
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
@click.option(
    "--data",
    is_flag=False,
    flag_value=FETCHED,
    metavar="[FOLDER]",
    help="MNIST for training in the page, sent only when that asks: from this folder, or, without "
    "one, downloaded once and kept.",
)
@language_option
@network_option
def serve_command(
    port: int | None,
    host: str,
    no_open: bool,
    data: str | None,
    lang: str | None,
    network_file: Path | None,
) -> None:
    """Open the page in the browser, and serve it until Ctrl-C."""
    _check_host(host)
    other = chosen_to_show(network_file)
    network = None if other is None else other.to_bytes()
    digits = {} if data is None else lessons.read_lessons(_folder(data))
    start = Start(mnist=bool(digits), lang=lang) if digits or lang is not None else None
    site = server.read_site(network=network, start=start)
    app = server.create_app({**site, **digits}, host)
    with server.listen(host, port) as listener, suppress(KeyboardInterrupt):
        server.pack_ahead(site)
        announce(listener, host, port)
        if digits:
            size = lessons.megabytes(digits)
            say(f"The page can learn from MNIST, {size:.0f} MB once it is asked to.")
        if not no_open:
            server.open_browser(server.page_url(listener))
        server.run(app, listener)


def _folder(data: str) -> Path:
    """Where MNIST's files lie, once they do."""
    return fetched_with_words() if data == FETCHED else Path(data)


def _check_host(host: str) -> None:
    """Refuse what no address looks like: the system's own answer to it is no sentence."""
    try:
        host.encode("idna")
    except UnicodeError:
        raise InputError(
            f"--host is {host}: it must be an address of this machine, as 127.0.0.1"
        ) from None


def announce(listener: socket, host: str, wanted: int | None) -> None:
    """Say where the page is, and whatever about it may surprise."""
    port = listener.getsockname()[1]
    if wanted is None and port != server.DEFAULT_PORT:
        say(f"Port {server.DEFAULT_PORT} is in use, so this is {port}.")
    say(f"forwardpass is at {server.page_url(listener)}  (Ctrl-C stops it)")
    if not server.is_loopback(host):
        say(f"Everyone who can reach {host} on port {port} can open it; nothing is kept.")
