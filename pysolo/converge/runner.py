"""Converging a collection, and every rule of notification.

* ``:before``: the notifier is run in why-run first; if it would change something, the targets act, then the notifier for real.
* ``:immediately``: the targets act right after the notifier's action has changed something.
* ``:delayed``: the targets act when the collection is through, also after a failure; one target and action once, in the order of the
  first notification. What acts then may notify again: such actions join the end of the queue.
* In unified mode a resource runs when it is declared. An immediate target that is declared later acts when it is.
* One failure keeps its exception, several become Chef::Exceptions::MultipleFailures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional

from pysolo.chef.notification import Notification
from pysolo.chef.resource import Resource
from pysolo.converge.stopping import Stopped
from pysolo.ruby.runtime.control import RubyError

if TYPE_CHECKING:
    from pysolo.converge.run_context import RunContext


class Runner:
    """Runs the resources of one context."""

    def __init__(self, run_context: RunContext) -> None:
        self.run_context = run_context
        self.session = run_context.session

    # -- one resource ---------------------------------------------------------------------------------------------------

    def run_action(
        self, resource: Resource, action: str, kind: Optional[str] = None, notifier: Optional[Resource] = None
    ) -> None:
        """An action with the notifications that it sends."""
        context = self.run_context
        if not context.has_notifications:
            resource.run_action(action, kind, notifier)
            if resource.updated_by_last_action and context.unified_mode:
                context.updated_resources.add(resource.declared_key)
            return
        key = resource.declared_key
        log = self.session.log
        before = context.before_notifications.get(key)
        if before:
            self._run_before(resource, action, kind, notifier, list(before))
        resource.run_action(action, kind, notifier)
        if not resource.updated_by_last_action:
            return
        if context.unified_mode:
            context.updated_resources.add(key)
        for notification in list(context.immediate_notifications.get(key, ())):
            if not notification.resolved and context.unified_mode:
                log.debug(
                    "immediate notification from %s to %s is delayed until declaration due to unified_mode"
                    % (resource, notification.target_text())
                )
                continue
            log.info("%s sending %s action to %s (immediate)" % (resource, notification.action, notification.target))
            self.run_action(notification.target, notification.action, "immediate", resource)
        for notification in list(context.delayed_notifications.get(key, ())):
            if notification.resolved:
                notification.target.run_context.add_delayed_action(notification)
            else:
                context.add_delayed_action(notification)

    def _run_before(
        self,
        resource: Resource,
        action: str,
        kind: Optional[str],
        notifier: Optional[Resource],
        notifications: List[Notification],
    ) -> None:
        session = self.session
        why_run = session.why_run
        session.why_run = True
        try:
            session.log.info("%s running why-run %s action to support before action" % (resource, action))
            resource.run_action(action, kind, notifier)
        finally:
            session.why_run = why_run
        if resource.updated_by_last_action:
            for notification in notifications:
                session.log.info(
                    "%s sending %s action to %s (before)" % (resource, notification.action, notification.target)
                )
                self.run_action(notification.target, notification.action, "before", resource)
            resource.updated_by_last_action = False

    def run_all_actions(self, resource: Resource) -> None:
        """All actions of a resource; in unified mode then those that earlier resources have asked of it."""
        context = self.run_context
        try:
            for action in resource.action:
                self.run_action(resource, action)
            if context.unified_mode and context.has_notifications:
                self._run_waiting(resource)
        finally:
            resource.executed_by_runner = True

    def _run_waiting(self, resource: Resource) -> None:
        context = self.run_context
        key = resource.declared_key
        waiting = [
            notification
            for table in list(context.immediate_notifications.values())
            for notification in table
            if notification.target is resource or (not notification.resolved and notification.target_text() == key)
        ]
        for notification in waiting:
            if notification.notifier.declared_key in context.updated_resources:
                notification.resolve(context.resource_collection)
                self.run_action(resource, notification.action, "immediate", _resource(notification.notifier))

    # -- the collection -------------------------------------------------------------------------------------------------

    def converge(self) -> bool:
        """Run everything, then what was delayed."""
        context = self.run_context
        collection = context.resource_collection
        stop = self.session.stop
        try:
            if context.has_notifications:
                for resource in list(collection.resources):
                    resource.resolve_notifications()
            if not collection.unified_mode:
                for resource in collection.each_to_run():
                    self.run_all_actions(resource)
                    if stop.signal is not None:
                        raise Stopped(stop.signal)
            elif context.has_notifications:
                for resource in list(collection.resources):
                    resource.resolve_notifications(True)
        except Exception as error:
            if not isinstance(error, Stopped):
                self._run_delayed(error)
            raise
        self._run_delayed(None)
        return True

    def _run_delayed(self, error: Optional[Exception]) -> None:
        context = self.run_context
        failures: List[Exception] = []
        at = 0
        while at < len(context.delayed_actions):
            notification = context.delayed_actions[at]
            at += 1
            try:
                notification.resolve(context.resource_collection)
                self.session.log.info(
                    "%s sending %s action to %s (delayed)"
                    % (notification.notifier, notification.action, notification.target)
                )
                self.run_action(notification.target, notification.action, "delayed")
            except Stopped:
                raise
            except Exception as trouble:
                failures.append(trouble)
        if not failures:
            return
        if error is None and len(failures) == 1:
            raise failures[0]
        raise self._several(error, failures)

    def _several(self, error: Optional[Exception], failures: List[Exception]) -> RubyError:
        rt = self.session.rt
        lines = ["Multiple failures occurred:"]
        parts: List[Any] = [("occurred in Chef Infra Client run", error)] if error is not None else []
        parts.extend(("occurred in delayed notification", failure) for failure in failures)
        for where, failure in parts:
            known = failure if isinstance(failure, RubyError) else rt.rescue_python(failure)
            if known is None:
                lines.append("* %s %s: %s" % (type(failure).__name__, where, failure))
            else:
                lines.append("* %s %s: %s" % (rt.class_name(known.exc), where, rt.message_of(known.exc)))
        return rt.error("Chef::Exceptions::MultipleFailures", "\n".join(lines))


def _resource(notifier: Any) -> Optional[Resource]:
    return notifier if isinstance(notifier, Resource) else None
