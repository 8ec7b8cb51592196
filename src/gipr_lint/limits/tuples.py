"""Named tuples whose classes are made without compiling anything: with 140 of them, that was a tenth of a start.

``typing.NamedTuple`` writes the source of a ``__new__`` for each class and compiles it. Here a class takes the code of
one that has as many fields, under the names of its own. Type checkers see ``typing.NamedTuple``, and so does a Python
whose classes no longer hold their annotations.
"""

import sys
from collections import namedtuple
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - for whoever imports it from here
else:

    class _Maker(type):
        """Makes a class of tuples of one that is written as a subclass of ``NamedTuple``."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            return type(name, (tuple,), {**_methods(fields, body), **body, **_getters(fields)})

    class NamedTuple(metaclass=_Maker):
        """What a class of named tuples is written as a subclass of."""


@cache
def _model(count: int) -> Any:  # noqa: ANN401 - a class that is not written anywhere
    """Return a class with so many fields."""
    return namedtuple("_Model", [f"field{number}" for number in range(count)])


def _getters(fields: tuple[str, ...]) -> dict[str, Any]:
    """Return what reads each field."""
    return dict(zip(fields, map(vars(_model(len(fields))).get, _model(len(fields))._fields), strict=True))


def _methods(fields: tuple[str, ...], body: dict[str, Any]) -> dict[str, Any]:
    """Return what ``collections.namedtuple`` gives a class with such fields, whose defaults stand in its body."""
    defaults = {name: body[name] for name in fields if name in body}
    model = _model(len(fields))
    code = model.__new__.__code__.replace(co_varnames=("_cls", *fields))
    new = FunctionType(code, model.__new__.__globals__, "__new__", tuple(defaults.values()) or None)
    return {
        "__doc__": f"{body['__qualname__']}({', '.join(fields)})",
        "__slots__": (),
        "__match_args__": fields,
        "__new__": new,
        "__repr__": _shown,
        "__getnewargs__": model.__getnewargs__,
        "__replace__": _replaced,
        "_fields": fields,
        "_field_defaults": defaults,
        "_make": vars(model)["_make"],
        "_asdict": model._asdict,
        "_replace": _replaced,
    }


def _shown(self: Any) -> str:  # noqa: ANN401 - a named tuple of any class
    """Return the name of the class with each field and what stands in it."""
    return (
        f"{type(self).__name__}({', '.join([f'{name}={one!r}' for name, one in zip(self._fields, self, strict=True)])})"
    )


def _replaced(self: Any, /, **values: object) -> Any:  # noqa: ANN401 - as above
    """Return a tuple with other values in some fields. Raises ValueError for a name that is none of a field."""
    made = self._make(map(values.pop, self._fields, self))
    if values:
        raise ValueError(f"no such fields: {list(values)!r}")
    return made
