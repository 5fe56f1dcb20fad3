"""DefaultRecipes: what Chef 11 stacks run of the service's own cookbooks, by layer type."""

from __future__ import annotations

from pysolo.stack.enums import CommandType, Event

_Lists = dict[Event, tuple[str, ...]]

# On every layer, before its own.
BASE: _Lists = {
    Event.SETUP: (
        *("opsworks_initial_setup", "ssh_host_keys", "ssh_users", "mysql::client", "dependencies", "ebs"),
        "opsworks_ganglia::client",
    ),
    Event.CONFIGURE: ("opsworks_ganglia::configure-client", "ssh_users", "agent_version"),
    Event.DEPLOY: ("deploy::default",),
    Event.UNDEPLOY: (),
    Event.SHUTDOWN: ("opsworks_shutdown::default",),
}
# The agent's own frame around the recipes of a command.
FIRST = "opsworks_stack_state_sync"
LAST = ("test_suite", "opsworks_cleanup")
# They are about the service's own agent, its version and its supervisor: pysolo has neither.
AGENT_OWN = frozenset(("agent_version", "opsworks_shutdown::default"))


def _lists(setup: str = "", configure: str = "", deploy: str = "", undeploy: str = "", shutdown: str = "") -> _Lists:
    texts = (setup, configure, deploy, undeploy, shutdown)
    return {event: tuple(text.split()) for event, text in zip(Event, texts)}


BY_TYPE: dict[str, _Lists] = {
    "custom": _lists(),
    "aws-flow-ruby": _lists(),
    "php-app": _lists(
        "mysql::client dependencies mod_php5_apache2",
        "mod_php5_apache2::php php::configure",
        "deploy::php",
        "deploy::php-undeploy",
        "apache2::stop",
    ),
    "rails-app": _lists(
        "apache2 apache2::mod_deflate passenger_apache2 passenger_apache2::mod_rails passenger_apache2::rails",
        "rails::configure",
        "deploy::rails",
        "deploy::rails-undeploy",
        "apache2::stop",
    ),
    "nodejs-app": _lists(
        "opsworks_nodejs opsworks_nodejs::npm",
        "opsworks_nodejs::configure",
        "opsworks_nodejs opsworks_nodejs::npm deploy::nodejs",
        "deploy::nodejs-undeploy",
        "deploy::nodejs-stop",
    ),
    "java-app": _lists(
        "opsworks_java::setup", "opsworks_java::configure", "deploy::java", "deploy::java-undeploy", "deploy::java-stop"
    ),
    "web": _lists("nginx", "", "deploy::web", "deploy::web-undeploy", "nginx::stop"),
    "db-master": _lists(
        "mysql::server dependencies deploy::mysql", "deploy::mysql", "deploy::mysql", "", "mysql::stop"
    ),
    "memcached": _lists("memcached", "", "", "", "memcached::stop"),
    "monitoring-master": _lists(
        "opsworks_ganglia::server",
        "opsworks_ganglia::configure-server",
        "opsworks_ganglia::configure-server opsworks_ganglia::deploy",
        "",
        "apache2::stop",
    ),
    "lb": _lists("haproxy", "haproxy::configure", "haproxy::configure", "", "haproxy::stop"),
    "ecs-cluster": _lists(
        "opsworks_ecs::setup",
        "mysql::client opsworks_ecs::configure",
        "opsworks_ecs::deploy",
        "opsworks_ecs::undeploy",
        "opsworks_ecs::shutdown",
    ),
}
_RESTART = (CommandType.START, CommandType.RESTART)
# rollback, start, stop and restart exist only where a built-in app layer brings a recipe for them; none has one for start, and
# what restarts a stopped app starts it.
APP_RECIPES: dict[str, dict[CommandType, str]] = {
    "rails-app": {**dict.fromkeys(_RESTART, "deploy::rails-restart"), CommandType.ROLLBACK: "deploy::rails-rollback"},
    "php-app": dict.fromkeys(_RESTART, "deploy::php-restart"),
    "nodejs-app": {
        **dict.fromkeys(_RESTART, "deploy::nodejs-restart"),
        CommandType.STOP: "deploy::nodejs-stop",
        CommandType.ROLLBACK: "deploy::nodejs-rollback",
    },
    "java-app": {
        **dict.fromkeys(_RESTART, "deploy::java-restart"),
        CommandType.STOP: "deploy::java-stop",
        CommandType.ROLLBACK: "deploy::java-rollback",
    },
    "web": dict.fromkeys(_RESTART, "deploy::web-restart"),
}
