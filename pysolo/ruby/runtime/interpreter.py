"""One Ruby: its classes, symbols, globals and the frame that is running.

The methods of :class:`Interpreter` stand in the files of this folder, by subject; here is the list of them all.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from pysolo.ruby.runtime import (
    bootstrap,
    calls,
    classes,
    constants,
    convert,
    errors,
    loading,
    refinements,
    values,
    wrapper,
)
from pysolo.ruby.runtime import (
    globals as global_variables,
)
from pysolo.ruby.runtime.coroutine import Coroutine
from pysolo.ruby.runtime.frames import Frame
from pysolo.ruby.runtime.objects import RArray, RClass, RException, RMatch, RString, RSymbol, Value
from pysolo.ruby.runtime.output import Output
from pysolo.ruby.runtime.stack import deepen


class ClassTable(Dict[str, RClass]):
    """Classes by full name. One that is loaded when first used is loaded by asking for it."""

    def __init__(self, rt: Interpreter) -> None:
        super().__init__()
        self.rt = rt

    def __missing__(self, name: str) -> RClass:
        outermost = name.partition("::")[0]
        if outermost in self.rt.c_object.autoloads:
            constants.const_here(self.rt, self.rt.c_object, outermost)
            if name in self:
                return self[name]
        raise KeyError(name)


class Interpreter:
    c_basic_object: RClass
    c_object: RClass
    c_module: RClass
    c_class: RClass
    c_integer: RClass
    c_float: RClass
    c_nil: RClass
    c_true: RClass
    c_false: RClass
    c_string: RClass
    c_symbol: RClass
    c_array: RClass
    c_hash: RClass
    c_range: RClass
    c_proc: RClass
    c_regexp: RClass
    c_match: RClass
    c_binding: RClass
    m_kernel: RClass
    m_comparable: RClass
    m_enumerable: RClass
    top: Value
    immediates: Dict[type, RClass]
    globals: Dict[str, Value]
    global_hooks: Dict[str, Tuple[Callable[[], Value], Optional[Callable[[Value], None]]]]
    global_aliases: Dict[str, str]

    def __init__(self, cache_dir: Optional[str] = None, load_path: Sequence[str] = (), preloaded: bool = True) -> None:
        deepen()
        self.classes: Dict[str, RClass] = ClassTable(self)
        self.symbols: Dict[str, RSymbol] = {}
        self.frozen_strings: Dict[str, RString] = {}
        self.redefined: set[str] = set()  # operators that built-in classes have no longer as they were
        self.native_names: dict[
            int, list[str]
        ] = {}  # by the id of their code: what native functions that were called are named
        self.refinements = refinements.Refinements()
        self.const_version = 0
        self.class_lookup_hooks: List[
            Callable[[RClass, str], Value]
        ] = []  # an embedder's say in what `class X` reopens
        self.const_missing_hooks: List[Callable[[RClass, str], Value]] = []
        self.current_exception: Optional[RException] = None  # $!
        self.missing_reason = "undefined"  # why method_missing was called
        self.at_exit_blocks: List[Any] = []
        self.coroutine: Optional[Coroutine] = None  # the one that runs
        self.cache_dir = cache_dir
        self.trees: Any = None
        self.source_files: set[str] = set()  # loaded as files, not evaluated as texts
        self.loaded: Dict[str, bool] = {}
        self.libraries: Dict[str, str] = {}
        self.script_name: Optional[str] = None
        self.booted = False
        self.out: Any = Output("stdout", True)
        self.err: Any = Output("stderr", False)
        bootstrap.boot(self)
        self.features: RArray = self.array([])
        self.load_path_array: RArray = self.array([self.str(path) for path in load_path])
        self.coercions = wrapper.coercion_table(self)
        self.frame: Frame = loading.first_frame(self)
        global_variables.install_globals(self)
        bootstrap.install_core(self)
        bootstrap.install_library_names(self, preloaded)
        self.booted = True

    @property
    def load_path(self) -> List[Value]:
        return self.load_path_array.items

    @property
    def true_class(self) -> RClass:
        return self.c_true

    @property
    def false_class(self) -> RClass:
        return self.c_false

    @property
    def nil_class(self) -> RClass:
        return self.c_nil

    def set_match(self, match: Optional[RMatch]) -> None:
        """Set ``$~`` of the running method."""
        frame = self.frame
        while frame.up is not None:
            frame = frame.up
        frame._match = match

    def inherited(self, superclass: RClass, cls: RClass) -> None:
        """Tell ``superclass.inherited`` when somebody defined it."""
        method = superclass.cls.find("inherited")
        if method is not None and method.owner is not self.c_class:
            self.call_method(superclass, method, [cls])

    def warn(self, text: str) -> None:
        """A warning of Ruby itself; none with ``$VERBOSE = nil``."""
        if self.globals.get("$VERBOSE") is not None:
            self.err.write(text + "\n")

    def run_at_exit(self) -> None:
        """``at_exit`` blocks, the last registered first."""
        while self.at_exit_blocks:
            self.call_proc(self.at_exit_blocks.pop())

    # values
    str = values.make_str
    frozen_str = values.frozen_str
    sym = values.make_sym
    array = values.make_array
    hash = values.make_hash
    range = values.make_range
    truthy = values.truthy
    class_of = values.class_of
    class_name = values.class_name
    module_name = values.module_name
    address = values.address
    any_to_s = values.any_to_s
    is_a = values.is_a
    eq = values.eq
    eql = values.eql
    case_eq = values.case_eq
    cmp = values.cmp
    hash_of = values.hash_of
    inspect = values.inspect
    to_s = values.to_s
    ivar_get = values.ivar_get
    ivar_set = values.ivar_set
    is_frozen = values.is_frozen
    check_frozen = values.check_frozen
    freeze = values.freeze
    dup = values.dup
    copy_of = values.copy_of
    # conversions
    to_str = convert.to_str
    to_int = convert.to_int
    to_float = convert.to_float
    to_ary = convert.to_ary
    to_hash = convert.to_hash
    to_path = convert.to_path
    name = convert.name
    splat = convert.splat
    try_ary = convert.try_ary
    iterate = convert.iterate
    to_python = convert.to_python
    from_python = convert.from_python
    describe = convert.describe
    # classes
    make_class = classes.make_class
    make_module = classes.make_module
    define_class = classes.define_class
    define_module = classes.define_module
    install = classes.install
    singleton_class = classes.singleton_class
    allocate = classes.allocate
    new = classes.new
    include = classes.include
    prepend = classes.prepend
    extend = classes.extend
    define_method = classes.define_method
    undef_method = classes.undef_method
    remove_method = classes.remove_method
    alias_method = classes.alias_method
    set_visibility = classes.set_visibility
    module_function = classes.module_function
    copy_module = classes.copy_module
    cvar_owner = classes.cvar_owner
    string_key = classes.string_key
    note_redefinitions = classes.note_redefinitions
    refine = refinements.refine
    using = refinements.using
    # constants
    const_get = constants.const_get
    const_set = constants.const_set
    const_here = constants.const_here
    const_in = constants.const_in
    const_lexical = constants.const_lexical
    const_from = constants.const_from
    const_missing = constants.const_missing
    extend_const_missing = constants.extend_const_missing
    # calls
    send = calls.send
    public_send = calls.public_send
    call_method = calls.call_method
    find_any = calls.find_any
    find_public = calls.find_public
    undefined = calls.undefined
    describe_receiver = calls.describe_receiver
    check_send = calls.check_send
    missing = calls.missing
    respond_to = calls.respond_to
    call_block = calls.call_block
    call_proc = calls.call_proc
    instance_exec = calls.instance_exec
    native_proc = calls.native_proc
    to_proc = calls.to_proc
    symbol_proc = calls.symbol_proc
    method_from_block = calls.method_from_block
    enumerator = calls.enumerator
    # errors
    error = errors.error
    raising = errors.raising
    frozen_error = errors.frozen_error
    undefined_method_error = errors.undefined_method_error
    errno_class = errors.errno_class
    rescue_python = errors.rescue_python
    message_of = errors.message_of
    full_message = errors.full_message
    backtrace = errors.backtrace
    caller_location = errors.caller_location
    # globals
    hook_global = global_variables.hook_global
    alias_global = global_variables.alias_global
    gvar_get = global_variables.gvar_get
    gvar_set = global_variables.gvar_set
    gvar_defined = global_variables.gvar_defined
    # source
    parse = loading.parse_text
    eval_source = loading.eval_source
    instance_eval_source = loading.instance_eval_source
    class_eval_source = loading.class_eval_source
    instance_eval_text = loading.instance_eval_text
    class_eval_text = loading.class_eval_text
    eval_in_frame = loading.eval_in_frame
    binding_frame = loading.binding_frame
    load_file = loading.load_file
    run_script = loading.run_script
    run_text = loading.run_text
    load_library_source = loading.load_library_source
    require = loading.require
    autoload = loading.autoload
    forget_autoloads = loading.forget_autoloads
    define_data = loading.define_data
