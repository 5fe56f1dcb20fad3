"""The syntax tree: frozen dataclasses without behaviour.

The vocabulary follows MRI's own node kinds. Every node begins with ``line``, the 1-based line of its first token;
that is all the run time needs (parse errors carry full spans, see :mod:`pysolo.ruby.source`). Sequences are tuples.

Conventions that both the builder and the compiler hold to:

* A missing expression is ``None``; an empty body is ``None`` too.
* Assignment targets (in ``MultiAsgn``, ``For``, ``Rescue``, ``OpAsgn``, block parameters) are the ordinary assignment nodes with
  ``value=None``; for ``a.b`` and ``a[i]`` they are ``AttrAsgn`` and ``IndexAsgn`` with ``value=None``.
* ``unless`` is ``If`` with the branches exchanged; ``until`` is ``While`` over ``Not``; modifiers are the same nodes as the keywords.
* Keyword arguments of a call are a trailing ``Hash`` with ``braces=False`` in ``args``.
* ``a != b`` is ``Call(a, "!=", (b,))``, ``!a`` and ``not a`` are ``Not``, ``-a`` is ``Call(a, "-@")``, ``a =~ b`` is ``Call``
  unless ``a`` is a regexp literal with named groups (``MatchAsgn``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, Tuple

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from pysolo.ruby.record import record as dataclass


@dataclass(frozen=True)
class Node:
    line: int


Nodes = Tuple[Node, ...]


@dataclass(frozen=True)
class Program(Node):
    """A file. ``data`` is the text after ``__END__``; ``frozen_strings`` the magic comment."""

    body: Optional[Node]
    data: Optional[str] = None
    frozen_strings: bool = False


# --------------------------------------------------------------------------------------------------------- literals


@dataclass(frozen=True)
class Nil(Node):
    pass


@dataclass(frozen=True)
class TrueLit(Node):
    pass


@dataclass(frozen=True)
class FalseLit(Node):
    pass


@dataclass(frozen=True)
class SelfRef(Node):
    pass


@dataclass(frozen=True)
class Int(Node):
    value: int


@dataclass(frozen=True)
class Float(Node):
    value: float


@dataclass(frozen=True)
class Rational(Node):
    """``3r``, ``1.5r``: an exact fraction."""

    numerator: int
    denominator: int


@dataclass(frozen=True)
class Imaginary(Node):
    """``2i``; ``value`` is an Int, Float or Rational node."""

    value: Node


@dataclass(frozen=True)
class Str(Node):
    """A string without interpolation. Bytes that are not UTF-8 (``"\\xff"``) are surrogate escapes, as in ``os.fsdecode``."""

    value: str


@dataclass(frozen=True)
class DStr(Node):
    """Interpolated or adjacent strings; parts are ``Str`` or expressions (``None`` part never occurs: ``#{}`` is ``Nil``)."""

    parts: Nodes


@dataclass(frozen=True)
class XStr(Node):
    parts: Nodes


@dataclass(frozen=True)
class Sym(Node):
    name: str


@dataclass(frozen=True)
class DSym(Node):
    parts: Nodes


@dataclass(frozen=True)
class Regex(Node):
    """Parts hold the source as written (escapes kept, only ``\\/`` unescaped); ``flags`` is a subset of ``imxoun``."""

    parts: Nodes
    flags: str = ""


@dataclass(frozen=True)
class Array(Node):
    elements: Nodes


@dataclass(frozen=True)
class Pair(Node):
    """``key => value``; ``x:`` shorthand has its value filled in by the builder (``LVar`` or ``Call``)."""

    key: Node
    value: Node


@dataclass(frozen=True)
class DoubleSplat(Node):
    """``**value``; ``None`` is the anonymous ``**`` of a call inside ``def f(**)``."""

    value: Optional[Node]


@dataclass(frozen=True)
class Hash(Node):
    pairs: Nodes  # Pair | DoubleSplat
    braces: bool = True


@dataclass(frozen=True)
class Range(Node):
    low: Optional[Node]
    high: Optional[Node]
    exclusive: bool


@dataclass(frozen=True)
class Splat(Node):
    """``*value`` in arguments, arrays, ``when``, ``rescue`` and left-hand sides; ``None`` is the anonymous ``*``."""

    value: Optional[Node]


# -------------------------------------------------------------------------------------------- variables and constants


@dataclass(frozen=True)
class LVar(Node):
    name: str


@dataclass(frozen=True)
class IVar(Node):
    """``name`` includes the ``@``."""

    name: str


@dataclass(frozen=True)
class GVar(Node):
    """``name`` includes the ``$``."""

    name: str


@dataclass(frozen=True)
class CVar(Node):
    """``name`` includes the ``@@``."""

    name: str


@dataclass(frozen=True)
class NthRef(Node):
    """``$1`` ..."""

    number: int


@dataclass(frozen=True)
class BackRef(Node):
    """``$&``, ``$```, ``$'``, ``$+``: the character after the dollar."""

    char: str


@dataclass(frozen=True)
class Const(Node):
    """``Name`` (scope None, top False), ``::Name`` (top True), ``scope::Name``."""

    scope: Optional[Node]
    name: str
    top: bool = False


@dataclass(frozen=True)
class FileName(Node):
    """``__FILE__`` (``__LINE__`` is an Int, ``__ENCODING__`` is ``Const(Encoding, UTF_8)``)."""


# ------------------------------------------------------------------------------------------------------- assignment


@dataclass(frozen=True)
class LAsgn(Node):
    name: str
    value: Optional[Node]


@dataclass(frozen=True)
class IAsgn(Node):
    name: str
    value: Optional[Node]


@dataclass(frozen=True)
class GAsgn(Node):
    name: str
    value: Optional[Node]


@dataclass(frozen=True)
class CVAsgn(Node):
    name: str
    value: Optional[Node]


@dataclass(frozen=True)
class ConstAsgn(Node):
    scope: Optional[Node]
    name: str
    value: Optional[Node]
    top: bool = False


@dataclass(frozen=True)
class AttrAsgn(Node):
    """``receiver.name = value``; ``name`` without ``=``. Its value is the right-hand side."""

    receiver: Node
    name: str
    value: Optional[Node]
    safe: bool = False


@dataclass(frozen=True)
class IndexAsgn(Node):
    receiver: Node
    args: Nodes
    value: Optional[Node]


@dataclass(frozen=True)
class MLhs(Node):
    """The left of a multiple assignment: targets, at most one ``Splat`` (of a target or None), nested ``MLhs``."""

    targets: Nodes


@dataclass(frozen=True)
class MultiAsgn(Node):
    """``value`` is an ``Array`` node when several values stand on the right."""

    target: MLhs
    value: Node


@dataclass(frozen=True)
class OpAsgn(Node):
    """``target op= value``; ``op`` without ``=``: ``+``, ``||``, ``&&``, ``<<`` ..."""

    target: Node
    op: str
    value: Node


@dataclass(frozen=True)
class MatchAsgn(Node):
    """``/(?<name>..)/ =~ value``: assigns the named groups to the locals ``names``."""

    regex: Regex
    value: Node
    names: Tuple[str, ...]


# ------------------------------------------------------------------------------------------------------------ calls


@dataclass(frozen=True)
class BlockPass(Node):
    """``&value``; ``None`` is the anonymous ``&`` of a call inside ``def f(&)``."""

    value: Optional[Node]


@dataclass(frozen=True)
class ForwardArgs(Node):
    """``...`` as an argument: stands last in ``args``."""


@dataclass(frozen=True)
class Param(Node):
    """One parameter. ``kind`` is ``req opt rest post key keyreq keyrest nokey block shadow``.

    ``name`` is None for anonymous ``*``, ``**``, ``&`` and for a destructured ``(a, b)``, whose targets are in ``target``.
    ``default`` only for ``opt`` and ``key``. Required ones after an optional or rest one are ``post``; ``shadow`` are block locals.
    """

    kind: str
    name: Optional[str]
    default: Optional[Node] = None
    target: Optional[MLhs] = None


@dataclass(frozen=True)
class Params(Node):
    """Parameters in order of writing. ``forward`` is ``(...)``; ``trailing_comma`` is the ``|a,|`` of a block."""

    params: Tuple[Param, ...]
    forward: bool = False
    trailing_comma: bool = False


@dataclass(frozen=True)
class Block(Node):
    """``{ |params| body }``. ``numbered`` is the highest of ``_1`` .. ``_9`` used, else 0; then ``params`` is None."""

    params: Optional[Params]
    body: Optional[Node]
    numbered: int = 0


@dataclass(frozen=True)
class Lambda(Node):
    """``->(params) { body }``"""

    block: Block


@dataclass(frozen=True)
class Call(Node):
    """``receiver.name(args, &block_pass) { block }``.

    ``safe`` is ``&.``; ``vcall`` is a bare identifier without arguments and parentheses (NameError instead of NoMethodError).
    Operators are calls too. ``line`` is that of the method name.
    """

    receiver: Optional[Node]
    name: str
    args: Nodes = ()
    block: Optional[Node] = None  # Block | BlockPass
    safe: bool = False
    vcall: bool = False


@dataclass(frozen=True)
class Super(Node):
    args: Nodes
    block: Optional[Node] = None


@dataclass(frozen=True)
class ZSuper(Node):
    """``super`` without parentheses and arguments: passes the current arguments on."""

    block: Optional[Node] = None


@dataclass(frozen=True)
class Yield(Node):
    args: Nodes


# ------------------------------------------------------------------------------------------------------ definitions


@dataclass(frozen=True)
class Def(Node):
    """``singleton`` is the object of ``def object.name``; ``params`` is None without parameters."""

    name: str
    params: Optional[Params]
    body: Optional[Node]
    singleton: Optional[Node] = None


@dataclass(frozen=True)
class Class(Node):
    path: Const
    superclass: Optional[Node]
    body: Optional[Node]


@dataclass(frozen=True)
class SClass(Node):
    """``class << object``"""

    object: Node
    body: Optional[Node]


@dataclass(frozen=True)
class Module(Node):
    path: Const
    body: Optional[Node]


@dataclass(frozen=True)
class Alias(Node):
    """Names are ``Sym`` or ``DSym``."""

    new: Node
    old: Node


@dataclass(frozen=True)
class GAlias(Node):
    new: str
    old: str


@dataclass(frozen=True)
class Undef(Node):
    names: Nodes


@dataclass(frozen=True)
class PostExe(Node):
    """``END { body }`` (``BEGIN`` is moved to the front of the Program by the builder)."""

    body: Optional[Node]


# ---------------------------------------------------------------------------------------------------------- control


@dataclass(frozen=True)
class Seq(Node):
    """Two or more statements (one statement stands for itself)."""

    statements: Nodes


@dataclass(frozen=True)
class RescueClause(Node):
    """``classes`` may hold ``Splat``; empty means StandardError. ``target`` is an assignment node with value None."""

    classes: Nodes
    target: Optional[Node]
    body: Optional[Node]


@dataclass(frozen=True)
class Begin(Node):
    """A body with ``rescue``, ``else``, ``ensure`` (also of a def, a block, a class; ``a rescue b`` too); never for a plain begin..end."""

    body: Optional[Node]
    rescues: Tuple[RescueClause, ...] = ()
    orelse: Optional[Node] = None
    ensure: Optional[Node] = None


@dataclass(frozen=True)
class If(Node):
    condition: Node
    then: Optional[Node]
    orelse: Optional[Node]


@dataclass(frozen=True)
class While(Node):
    """``do_while``: ``begin .. end while c`` runs the body once before it asks."""

    condition: Node
    body: Optional[Node]
    do_while: bool = False


@dataclass(frozen=True)
class For(Node):
    target: Node  # an assignment node with value None, or MLhs
    iterable: Node
    body: Optional[Node]


@dataclass(frozen=True)
class When(Node):
    conditions: Nodes  # may hold Splat
    body: Optional[Node]


@dataclass(frozen=True)
class Case(Node):
    subject: Optional[Node]
    whens: Tuple[When, ...]
    orelse: Optional[Node]


@dataclass(frozen=True)
class And(Node):
    left: Node
    right: Node


@dataclass(frozen=True)
class Or(Node):
    left: Node
    right: Node


@dataclass(frozen=True)
class Not(Node):
    value: Optional[Node]


@dataclass(frozen=True)
class Defined(Node):
    value: Node


@dataclass(frozen=True)
class Return(Node):
    """``value`` is an ``Array`` node for several values; likewise in Break and Next."""

    value: Optional[Node]


@dataclass(frozen=True)
class Break(Node):
    value: Optional[Node]


@dataclass(frozen=True)
class Next(Node):
    value: Optional[Node]


@dataclass(frozen=True)
class Redo(Node):
    pass


@dataclass(frozen=True)
class Retry(Node):
    pass


# ------------------------------------------------------------------------------------------------- pattern matching


@dataclass(frozen=True)
class PatValue(Node):
    """Compared with ``===``: a literal, range, constant or pinned expression (``^x``, ``^(e)``)."""

    value: Node


@dataclass(frozen=True)
class PatBind(Node):
    """Binds the subject to a local; ``pattern => name`` has its pattern."""

    name: str
    pattern: Optional[Node] = None


@dataclass(frozen=True)
class PatAlt(Node):
    alternatives: Nodes


@dataclass(frozen=True)
class PatArray(Node):
    """``Const(pre, *rest, post)`` or ``[..]``. ``rest`` is None (none), ``Splat(None)`` or ``Splat(LAsgn)``."""

    const: Optional[Node]
    pre: Nodes
    rest: Optional[Splat]
    post: Nodes


@dataclass(frozen=True)
class PatFind(Node):
    """``[*before, patterns, *after]``"""

    const: Optional[Node]
    before: Splat
    patterns: Nodes
    after: Splat


@dataclass(frozen=True)
class PatHash(Node):
    """``{key: pattern, **rest}``; a pair's pattern is None for ``key:``. ``rest`` is None, ``DoubleSplat(None)`` for ``**nil``
    with ``exact`` set, or ``DoubleSplat(LAsgn)``."""

    const: Optional[Node]
    pairs: Tuple[Tuple[str, Optional[Node]], ...]
    rest: Optional[DoubleSplat] = None
    exact: bool = False


@dataclass(frozen=True)
class In(Node):
    pattern: Node
    guard: Optional[Node]  # ``unless`` guards are wrapped in Not
    body: Optional[Node]


@dataclass(frozen=True)
class CaseIn(Node):
    """``has_else`` tells ``else`` with an empty body from no else (NoMatchingPatternError)."""

    subject: Node
    ins: Tuple[In, ...]
    orelse: Optional[Node]
    has_else: bool


@dataclass(frozen=True)
class MatchPattern(Node):
    """``value => pattern`` (raises) and, with ``test``, ``value in pattern`` (true or false)."""

    value: Node
    pattern: Node
    test: bool
