"""What is sent to the platform itself: nothing by accident, and on purpose with care."""

from __future__ import annotations

from dataclasses import replace

from signalspec.model import Spec
from signalspec.verify.presets import trial_preset
from signalspec.verify.settings import Access, Scope
from signalspec.verify.targets import Address

PRODUCTION_RATE = 5.0


class ConsentError(ValueError):
    """Something that is not sent just like that; the message says why, and what to say if it is meant."""


def with_care(spec: Spec, access: Access, scope: Scope) -> tuple[Access, Scope]:
    """How a server is asked in the end. Where the host is one of the platform's own, all is marked as a
    trial and goes out slowly, unless the caller says otherwise.

    Raises ConsentError for such a host without `production`, and where there is no mark for trials and one is
    needed; AddressError for what is no address.
    """
    address = Address(access.url)
    own = address.production(spec)
    if own is not None and not access.production:
        raise ConsentError(
            f"{address.host} is the platform's own, {own!r} in {spec.name}: what is sent there counts. "
            "Say --production if you mean it; nothing has been sent."
        )
    trial = own is not None if scope.trial is None else scope.trial
    if own is not None and access.rate is None:
        access = replace(access, rate=PRODUCTION_RATE)
    if not trial:
        return access, scope
    mark = trial_preset(spec)
    if mark is None:
        advice = "Say --no-trial if you mean it; nothing has been sent." if own else "Nothing has been sent."
        raise ConsentError(
            f"{spec.name} does not say what marks a trial (`trial` under `transport`), "
            f"so what is sent to {address.host} would count. {advice}"
        )
    marked = mark in scope.presets
    return access, scope if marked else replace(scope, presets=(*scope.presets, mark))
