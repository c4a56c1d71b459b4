"""`forwardpass serve`: open the page. HTTP is left to `forwardpass.server`."""

from pathlib import Path

import click

from forwardpass import server
from forwardpass.network import Network


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
    "--network",
    "network_file",
    type=click.Path(path_type=Path),
    help="A network file (.safetensors) to show instead of the one that comes along.",
)
def serve_command(port: int | None, host: str, no_open: bool, network_file: Path | None) -> None:
    """Open the page in the browser, and serve it until Ctrl-C."""
    network = None if network_file is None else Network.load(network_file).to_bytes()
    site = server.read_site(network=network)
    listener = server.listen(host, port)
    url = server.page_url(listener)
    chosen = listener.getsockname()[1]
    if port is None and chosen != server.DEFAULT_PORT:
        click.echo(f"Port {server.DEFAULT_PORT} is in use, so this is {chosen}.")
    click.echo(f"forwardpass is at {url}  (Ctrl-C stops it)")
    if not server.is_loopback(host):
        click.echo(f"Everyone who can reach {host} on port {chosen} can open it; nothing is kept.")
    if not no_open:
        server.open_browser(url)
    server.run(server.create_app(site, host), listener)
