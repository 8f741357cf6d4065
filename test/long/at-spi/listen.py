"""Prints what a screen reader would get from AT-SPI: one JSON object a line, until its standard input ends."""

import json
import sys
import threading

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib


def turn_on(name):
    """Tells browsers that a screen reader is there: they ask the session bus when they start."""
    value = GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True)))
    Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
        value, None, Gio.DBusCallFlags.NONE, -1, None,
    )


def write(**event):
    print(json.dumps(event), flush=True)


def on_text(event, *_):
    attributes = event.source.get_attributes() or {}
    live = attributes.get("live") or attributes.get("container-live") or "off"
    if live != "off":
        write(type="text", text=event.any_data, role=event.source.get_role_name(), live=live)


def on_focus(event, *_):
    if event.detail1:
        write(type="focus", text=event.source.get_name() or "", role=event.source.get_role_name())


def safely(handler):
    """An object may be gone when its event arrives."""
    def handle(event, *_):
        try:
            handler(event)
        except GLib.Error:
            pass
    return handle


turn_on("IsEnabled")
turn_on("ScreenReaderEnabled")
listeners = [
    (Atspi.EventListener.new(safely(on_text)), "object:text-changed:insert"),
    (Atspi.EventListener.new(safely(on_focus)), "object:state-changed:focused"),
]
for listener, name in listeners:
    listener.register(name)
write(type="ready")
threading.Thread(target=lambda: (sys.stdin.read(), Atspi.event_quit()), daemon=True).start()
Atspi.event_main()
