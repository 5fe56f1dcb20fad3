"""-r: a gzipped tarball of cookbooks, unpacked beside the cookbook path before the run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from pysolo.cli.fetch import fetch
from pysolo.config import Config

if TYPE_CHECKING:
    import tarfile


def unpack(config: Config) -> None:
    """Fetch the archive and unpack it into the repository that the first cookbook path belongs to."""
    import io
    import shutil
    import tarfile

    place = str(config.recipe_url)
    if os.path.isfile(place):
        with open(place, "rb") as file:
            data = file.read()
    elif place.startswith(("http://", "https://")):
        data = fetch(place, config)
    else:
        raise click.ClickException(f"--recipe-url: {place} is neither an http(s) address nor a file")
    # As in Chef the folder named cookbooks is preferred when there are several paths.
    paths = [path for path in config.cookbook_path if os.path.basename(path) == "cookbooks"] or list(
        config.cookbook_path
    )
    target = os.path.dirname(paths[0])
    if config.delete_entire_chef_repo:
        shutil.rmtree(target, ignore_errors=True)
    os.makedirs(target, exist_ok=True)
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:*") as archive:
            for member in archive:
                # Asked just before each step, so that links unpacked earlier are seen as what they lead to.
                _require_inside(member, target)
                archive.extract(member, target, set_attrs=False)
                if member.isfile() and member.mode & 0o111:
                    os.chmod(os.path.join(target, member.name), 0o755)
    except (tarfile.TarError, EOFError, OSError) as fault:
        raise click.ClickException(f"--recipe-url: cannot unpack {place} into {target}: {fault}") from None


def _require_inside(member: tarfile.TarInfo, target: str) -> None:
    """Refuse what would be written outside of the target or is no file, folder or link within it."""
    root = os.path.realpath(target)
    path = os.path.realpath(os.path.join(root, member.name))
    if member.issym():
        aim = os.path.realpath(os.path.join(os.path.dirname(path), member.linkname))
    elif member.islnk():
        aim = os.path.realpath(os.path.join(root, member.linkname))
    else:
        aim = path
    if not (member.isfile() or member.isdir() or member.issym() or member.islnk()):
        raise click.ClickException(f"--recipe-url: {member.name} is neither a file nor a folder")
    for place in (path, aim):
        if place != root and not place.startswith(root + os.sep):
            raise click.ClickException(f"--recipe-url: {member.name} would be unpacked outside of {target}")
