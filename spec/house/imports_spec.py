"""Who may import whom: one way only, read from the source."""

from __future__ import annotations

import ast
import pathlib
from collections.abc import Iterator

ROOT = pathlib.Path(__file__).resolve().parents[2]

# A room may import what stands in its row, besides itself and, Ruby excepted, the small modules below all rooms.
BELOW = {"log", "json_text"}
ALLOWED: dict[str, set[str]] = {
    "__init__": set(),
    "log": set(),
    "json_text": set(),
    "config": set(),
    "ruby": set(),
    "system": set(),
    "ohai": {"system"},
    "chef": {"ruby", "system", "ohai", "config"},
    "resources": {"chef", "ruby", "system", "ohai", "config"},
    "providers": {"resources", "chef", "ruby", "system", "ohai", "config"},
    "converge": {"providers", "resources", "chef", "ruby", "system", "ohai", "config"},
    "stack": {"converge", "providers", "resources", "chef", "ruby", "system", "ohai", "config"},
    "cli": {"stack", "converge", "providers", "resources", "chef", "ruby", "system", "ohai", "config"},
    "__main__": {"cli"},
}
HEAVY = {"lark", "jinja2", "psutil", "distro", "click"}
HEAVY_STDLIB = {"urllib", "urllib.request", "ssl", "http", "http.client", "asyncio", "logging", "argparse", "unittest"}


def modules() -> Iterator[tuple[str, pathlib.Path, ast.Module]]:
    for top, room in (("pysolo", None), ("resources", "resources"), ("providers", "providers")):
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = path.relative_to(ROOT / top).with_suffix("").parts
            if room is None and parts[0] in {"resources", "providers"}:
                continue
            yield room or parts[0], path, ast.parse(path.read_text(), str(path), feature_version=(3, 9))


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        module = node.module or ""
        return [f"{module}.{alias.name}" for alias in node.names] if module == "pysolo" else [module]
    return []


def at_load(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that run when the module is imported; `if TYPE_CHECKING:` does not."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        if isinstance(node, ast.If):
            if "TYPE_CHECKING" not in ast.unparse(node.test):
                yield from at_load(node.body)
            yield from at_load(node.orelse)
        elif isinstance(node, (ast.ClassDef, ast.With)):
            yield from at_load(node.body)
        elif isinstance(node, ast.Try):
            for part in (node.body, node.orelse, node.finalbody, *(handler.body for handler in node.handlers)):
                yield from at_load(part)
        else:
            yield node


def test_imports_go_one_way() -> None:
    faults = []
    for room, path, tree in modules():
        allowed = ALLOWED[room] | (set() if room == "ruby" else BELOW)
        for node in ast.walk(tree):
            for name in imported(node):
                if not name.startswith("pysolo."):
                    continue
                target = name.split(".")[1]
                constant = target[:2] == "__" or target.isupper()  # of the package itself
                if target != room and not constant and target not in allowed:
                    faults.append(
                        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}: {room} must not import {name}"
                    )
    assert not faults, "\n".join(faults)


def test_every_room_has_a_row() -> None:
    assert {room for room, _, _ in modules()} <= set(ALLOWED)


def test_imports_are_absolute() -> None:
    faults = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for _, path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not faults, "relative imports: " + ", ".join(faults)


def test_nothing_heavy_is_imported_when_a_module_loads() -> None:
    faults = []
    for room, path, tree in modules():
        # click is what a command is made of; dispatch.py, which every start loads, does without it.
        heavy = HEAVY - {"click"} if room == "cli" and path.name != "dispatch.py" else HEAVY
        for node in at_load(tree.body):
            for name in imported(node):
                if name.split(".")[0] in heavy or name in HEAVY_STDLIB:
                    faults.append(
                        f"{path.relative_to(ROOT)}:{node.lineno}: import {name} inside the function that needs it"
                    )
    assert not faults, "\n".join(faults)


def test_annotations_are_never_evaluated() -> None:
    """`X | None` in an annotation is fine on 3.9 only with this import."""
    for _, path, tree in modules():
        code = [node for node in tree.body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]
        if code:
            first = code[0]
            assert isinstance(first, ast.ImportFrom), f"{path}: begins without `from __future__ import annotations`"
            assert first.module == "__future__", f"{path}: begins without `from __future__ import annotations`"
