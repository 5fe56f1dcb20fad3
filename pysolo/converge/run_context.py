"""The context that resources are declared and run in: the root one of a run, and one below for each custom resource's action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional, Set

from pysolo.chef.collection import ResourceCollection
from pysolo.chef.notification import Notification
from pysolo.chef.recipe import Recipe, make_recipe, parse_recipe_name, run_recipe_file
from pysolo.chef.session import QuietEvents, Session
from pysolo.ruby.runtime.native import NativeClass
from pysolo.ruby.runtime.objects import RArray, RClass, RHash, RObject, Value

if TYPE_CHECKING:
    from pysolo.converge.runner import Runner
    from pysolo.ruby.runtime.interpreter import Interpreter


class RunContext(RObject):
    """Ruby code sees it as Chef::RunContext."""

    __slots__ = (
        "session",
        "events",
        "parent",
        "resource_collection",
        "before_notifications",
        "immediate_notifications",
        "delayed_notifications",
        "has_notifications",
        "delayed_actions",
        "updated_resources",
        "runner",
        "loaded",
        "loaded_attributes",
        "reboot_info",
        "reachable",
        "compliance",
    )

    def __init__(self, session: Session, parent: Optional[RunContext] = None) -> None:
        rt = session.rt
        super().__init__(rt.classes["Chef::RunContext" if parent is None else "Chef::RunContext::ChildRunContext"])
        self.session = session
        self.parent = parent
        self.events: Any = session.events if parent is None else parent.events
        self.resource_collection = ResourceCollection(rt.classes["Chef::ResourceCollection"], self)
        self.before_notifications: Dict[str, List[Notification]] = {}
        self.immediate_notifications: Dict[str, List[Notification]] = {}
        self.delayed_notifications: Dict[str, List[Notification]] = {}
        self.has_notifications = False
        self.delayed_actions: List[Notification] = []
        self.updated_resources: Set[str] = set()
        self.runner: Optional[Runner] = None
        # shared with all contexts below
        self.loaded: Dict[str, bool] = {} if parent is None else parent.loaded
        self.loaded_attributes: Dict[str, bool] = {} if parent is None else parent.loaded_attributes
        self.reboot_info: Dict[str, Any] = {} if parent is None else parent.reboot_info
        self.reachable: Set[str] = set() if parent is None else parent.reachable
        # inputs and waivers by their names, for the run report
        self.compliance: Dict[str, Dict[str, Any]] = {} if parent is None else parent.compliance

    # -- the tree of contexts -------------------------------------------------------------------------------------------

    @property
    def node(self) -> Any:
        return self.session.node

    @property
    def root(self) -> RunContext:
        found = self
        while found.parent is not None:
            found = found.parent
        return found

    @property
    def unified_mode(self) -> bool:
        return self.resource_collection.unified_mode

    def create_child(self) -> RunContext:
        return RunContext(self.session, self)

    def create_silent(self) -> RunContext:
        """A context of its own whose events nobody hears: for guards that are run by a script resource."""
        made = RunContext(self.session)
        made.events = QuietEvents()
        return made

    def make_runner(self) -> Runner:
        from pysolo.converge.runner import Runner

        self.runner = Runner(self)
        return self.runner

    # -- notifications --------------------------------------------------------------------------------------------------

    def add_notification(self, when: str, notification: Notification) -> None:
        """File a notification under the resource that sends it."""
        self.has_notifications = True
        key = notification.notifier.declared_key
        if when == "before":
            table = self.before_notifications
            if self.unified_mode and key in self.updated_resources:
                raise self.cls.rt.error(
                    "Chef::Exceptions::UnifiedModeBeforeSubscriptionEarlierResource",
                    "resource %s is set to notify before %s, which has been updated already: declare it earlier"
                    % (key, notification.target_text()),
                )
        elif when == "immediate":
            table = self.immediate_notifications
        else:
            table = self.delayed_notifications
            if self.unified_mode and key in self.updated_resources:
                self.add_delayed_action(notification)
        table.setdefault(key, []).append(notification)

    def add_delayed_action(self, notification: Notification) -> None:
        """Queue an action for the end; one of a kind is enough."""
        if any(queued.duplicates(notification) for queued in self.delayed_actions):
            self.session.log.info(
                "%s not queuing delayed action %s on %s (delayed), as it's already been queued"
                % (notification.notifier, notification.action, notification.target_text())
            )
        else:
            self.delayed_actions.append(notification)

    def forget_notifications(self, key: str) -> None:
        for table in (self.before_notifications, self.immediate_notifications, self.delayed_notifications):
            table.pop(key, None)

    # -- recipes --------------------------------------------------------------------------------------------------------

    def load_recipe(self, name: str, current_cookbook: Optional[str] = None) -> Optional[Recipe]:
        """Compile a recipe unless it has been already (then None)."""
        rt = self.cls.rt
        cookbook_name, recipe_name = parse_recipe_name(rt, name, current_cookbook)
        full = "%s::%s" % (cookbook_name, recipe_name)
        if full in self.loaded:
            return None
        cookbook = self.session.cookbooks[cookbook_name]
        if self.reachable and cookbook_name not in self.reachable:
            self.session.log.warn(
                "MissingCookbookDependency: Recipe `%s` is not in the run_list, and cookbook '%s' is not a dependency of any "
                "cookbook in the run_list." % (name, cookbook_name)
            )
        self.loaded[full] = True
        self.session.node.note_recipe(full)
        path = cookbook.recipes.get(recipe_name)
        if cookbook.ambiguous_yaml(recipe_name) and (path is None or not path.endswith(".rb")):
            raise rt.error(
                "Chef::Exceptions::AmbiguousYAMLFile",
                "Found both a .yml and a .yaml recipe with the same name: %s in cookbook %s"
                % (recipe_name, cookbook_name),
            )
        if path is None:
            raise rt.error(
                "Chef::Exceptions::RecipeNotFound",
                "could not find recipe %s for cookbook %s" % (recipe_name, cookbook_name),
            )
        made = make_recipe(rt, cookbook.name, recipe_name, self)
        run_recipe_file(rt, made, path)
        return made

    def load_recipe_file(self, path: str) -> Recipe:
        """A recipe that is in no cookbook (a file named on the command line)."""
        rt = self.cls.rt
        if not self.session.system.is_file(path):
            raise rt.error("Chef::Exceptions::RecipeNotFound", "could not find recipe file %s" % path)
        made = make_recipe(rt, "@recipe_files", path, self)
        run_recipe_file(rt, made, path)
        return made

    # -- reboot ---------------------------------------------------------------------------------------------------------

    def request_reboot(self, info: Dict[str, Any]) -> None:
        self.reboot_info.clear()
        self.reboot_info.update(info)

    def cancel_reboot(self) -> None:
        self.reboot_info.clear()


context_class = NativeClass(
    "Chef::RunContext", allocator=lambda cls: RunContext(cls.rt.classes["Chef"].extra["session"])
)
child_class = NativeClass("Chef::RunContext::ChildRunContext", superclass="Chef::RunContext")


@context_class.method("initialize", visibility="private")
def initialize(rt: Interpreter, self: RunContext, *_: Value) -> None:
    return None


@context_class.method("node")
def node(rt: Interpreter, self: RunContext) -> Value:
    return self.node


@context_class.method("resource_collection")
def resource_collection(rt: Interpreter, self: RunContext) -> Value:
    return self.resource_collection


@context_class.method("cookbook_collection")
def cookbook_collection(rt: Interpreter, self: RunContext) -> Value:
    return self.session.cookbooks.value()


@context_class.method("parent_run_context")
def parent_run_context(rt: Interpreter, self: RunContext) -> Value:
    return self.parent


@context_class.method("root_run_context")
def root_run_context(rt: Interpreter, self: RunContext) -> Value:
    return self.root


@context_class.method("create_child")
def create_child(rt: Interpreter, self: RunContext) -> Value:
    return self.create_child()


@context_class.method("unified_mode")
def unified_mode(rt: Interpreter, self: RunContext) -> bool:
    return self.unified_mode


@context_class.method("events")
def events(rt: Interpreter, self: RunContext) -> Value:
    return rt.send(rt.classes["Chef::EventDispatch::Dispatcher"], "new")


@context_class.method("logger")
def logger(rt: Interpreter, self: RunContext) -> Value:
    return rt.classes["Chef::Log"]


@context_class.method("run_status")
def run_status(rt: Interpreter, self: RunContext) -> Value:
    return self.session.run_status


@context_class.method("loaded_recipes")
def loaded_recipes(rt: Interpreter, self: RunContext) -> Value:
    return rt.array([rt.str(name) for name in self.loaded])


@context_class.method("loaded_recipe?")
def is_loaded(rt: Interpreter, self: RunContext, name: str) -> bool:
    return "%s::%s" % parse_recipe_name(rt, name) in self.loaded


@context_class.method("loaded_attribute?")
def is_attribute_loaded(rt: Interpreter, self: RunContext, name: str) -> bool:
    return "%s::%s" % parse_recipe_name(rt, name) in self.loaded_attributes


@context_class.method("loaded_fully_qualified_attribute?")
def is_attribute_loaded_in_full(rt: Interpreter, self: RunContext, cookbook: Value, name: Value) -> bool:
    return "%s::%s" % (rt.to_s(cookbook), rt.to_s(name)) in self.loaded_attributes


@context_class.method("loaded_fully_qualified_recipe?")
def is_loaded_in_full(rt: Interpreter, self: RunContext, cookbook: Value, name: Value) -> bool:
    return "%s::%s" % (rt.to_s(cookbook), rt.to_s(name)) in self.loaded


@context_class.method("include_recipe")
def include_recipe(rt: Interpreter, self: RunContext, *names: Value, current_cookbook: Value = None) -> Value:
    current = rt.to_s(current_cookbook) if current_cookbook is not None else None
    found = [
        self.load_recipe(rt.to_s(one), current)
        for name in names
        for one in (name.items if isinstance(name, RArray) else [name])
    ]
    return rt.array([one for one in found if one is not None])


@context_class.method("load_recipe")
def load_recipe(rt: Interpreter, self: RunContext, name: Value, *, current_cookbook: Value = None) -> Value:
    return self.load_recipe(rt.to_s(name), rt.to_s(current_cookbook) if current_cookbook is not None else None) or False


@context_class.method("definitions")
def definitions(rt: Interpreter, self: RunContext) -> Value:
    words = rt.classes["Chef::DSL::Definitions"].methods
    return rt.hash([(rt.sym(word), True) for word in words])


def _has_file(segment: str) -> Any:
    def ask(rt: Interpreter, self: RunContext, cookbook: Value, name: Value) -> bool:
        found = self.session.cookbooks[rt.to_s(cookbook)]
        return found.find(segment, rt.to_s(name), lambda key: self.node.read(key)) is not None

    return ask


context_class.method("has_template_in_cookbook?")(_has_file("templates"))
context_class.method("has_cookbook_file_in_cookbook?")(_has_file("files"))


def _notifications(attribute: str) -> Any:
    def read(rt: Interpreter, self: RunContext, resource: Value) -> Value:
        from pysolo.chef.notification_class import notification_views

        key = rt.to_s(resource) if not hasattr(resource, "declared_key") else resource.declared_key
        table: Dict[str, List[Notification]] = getattr(self, attribute)
        return notification_views(rt, table.get(key, ()))

    return read


for _name in ("before_notifications", "immediate_notifications", "delayed_notifications"):
    context_class.method(_name)(_notifications(_name))


@context_class.method("request_reboot")
def request_reboot(rt: Interpreter, self: RunContext, info: RHash) -> None:
    self.request_reboot({rt.to_s(key): rt.to_python(value) for key, value in info.items()})


@context_class.method("cancel_reboot")
def cancel_reboot(rt: Interpreter, self: RunContext) -> None:
    self.cancel_reboot()


@context_class.method("reboot_requested?")
def reboot_requested(rt: Interpreter, self: RunContext) -> bool:
    return bool(self.reboot_info)


@context_class.method("reboot_info")
def reboot_info(rt: Interpreter, self: RunContext) -> Value:
    return rt.hash([(rt.sym(key), rt.from_python(value)) for key, value in self.reboot_info.items()])


class RubyRunner(RObject):
    """``Chef::Runner.new(run_context)`` of older providers."""

    __slots__ = ("context",)

    def __init__(self, cls: RClass) -> None:
        super().__init__(cls)
        self.context: Any = None


runner_class = NativeClass("Chef::Runner", allocator=RubyRunner)


@runner_class.method("initialize", visibility="private")
def initialize_runner(rt: Interpreter, self: RubyRunner, run_context: Value, *_: Value) -> None:
    self.context = run_context


@runner_class.method("converge")
def converge(rt: Interpreter, self: RubyRunner) -> bool:
    done: bool = self.context.make_runner().converge()
    return done


@runner_class.method("run_context")
def runner_context(rt: Interpreter, self: RubyRunner) -> Value:
    return self.context


def install_run_context(rt: Interpreter) -> None:
    for native in (context_class, child_class, runner_class):
        rt.install(native)
