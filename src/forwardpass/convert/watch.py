"""Watches one run of a module, call by call.

What cannot be shown is only refused once the result depends on it, or once Python asks for its
value.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable
from typing import Any, Final

from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from forwardpass.base.errors import InputError
from forwardpass.convert.calls import Call, tensors_in
from forwardpass.convert.curves import ARITHMETIC, recognised
from forwardpass.convert.functions import HANDLERS
from forwardpass.convert.nodes import Made, Node, Placed, Recipe
from forwardpass.convert.tape import Tape, version_of
from forwardpass.operations.operation import Shape

# What hands the numbers themselves to Python, which may then decide by them.
_VALUES: Final = frozenset(
    [
        "item",
        "tolist",
        "numpy",
        "bool",
        "float",
        "int",
        "index",
        "complex",
        "array",
        "contains",
        "equal",
        "allclose",
        "is_nonzero",
    ]
)
# The same numbers, whatever the tensor is made of.
_SAME: Final = frozenset(
    [
        "contiguous",
        "clone",
        "detach",
        "data",
        "float",
        "double",
        "half",
        "bfloat16",
        "to",
        "type",
        "type_as",
        "cuda",
        "cpu",
        "alias",
        "requires_grad",
        "identity",
        "real",
        "positive",
        "view_as_real_if_needed",
    ]
)
# Constants that take nothing but the shape or type of a second tensor, and new ones of that shape.
_LIKE: Final = frozenset(["type_as", "to", "expand_as", "view_as", "reshape_as"])
_FRESH: Final = frozenset(
    [
        "zeros_like",
        "ones_like",
        "full_like",
        "empty_like",
        "rand_like",
        "randn_like",
        "new_zeros",
        "new_ones",
        "new_full",
        "new_empty",
        "new_tensor",
        "new",
    ]
)


class Watch(TorchFunctionMode):
    """Follows tensors from operation to operation; handlers of functions make the nodes."""

    def __init__(self, module: nn.Module, start: Tensor, size: int | None) -> None:
        """See `Tape`."""
        super().__init__()
        self.tape = Tape(module, start, size)

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        kwargs = kwargs or {}
        given = {id(x): x for x in tensors_in((*args, *kwargs.values()))}
        before = {place: found for place, x in given.items() if (found := self.tape.last(x))}
        versions = {place: version_of(x) for place, x in given.items()} if before else {}
        result = func(*args, **kwargs)
        if not before:
            return result
        self.tape.before = before
        changed = [x for place, x in given.items() if versions[place] != version_of(x)]
        try:
            return self._step(Call(func, args, kwargs, result), changed)
        finally:
            self.tape.before = {}

    def _step(self, call: Call, changed: list[Tensor]) -> Any:
        """Take in one call that reads something followed; returns its result."""
        results = list(tensors_in((call.result,)))
        if call.name in _VALUES and not results:
            self._asked(call)
        recipe = self._recipe(call)
        if changed:
            self._changed(call, changed, results)
        if call.name in _FRESH or (call.name in _LIKE and self.tape.followed(call.args[0]) is None):
            return call.result  # made like another, but it holds nothing of it
        if "dropout" in call.name:
            results = self._apart(call, results, changed)
        made, problem = self._made(call, recipe)
        for place, tensor in enumerate(results):
            node = made[place] if place < len(made) else None
            self._enter(call, tensor, node, problem, recipe)
        return call.result

    def _made(self, call: Call, recipe: Recipe | None) -> tuple[list[Made], InputError | None]:
        """What a call's results are, or why they cannot be shown."""
        handler = HANDLERS.get(call.name)
        try:
            if call.name in _SAME:
                return [self._same(call)], None
            if handler is None:
                raise self._first_problem(call) or self.tape.refused(call)
            if recipe and self._is_product(call) and (found := recognised(self.tape, call, recipe)):
                return [found], None  # x * sigmoid(x) is one curve, and no gate
            made = handler(self.tape, call)
        except InputError as error:
            found = recognised(self.tape, call, recipe) if recipe else None
            return ([found], None) if found else ([], error)
        except (LookupError, TypeError, ValueError, RuntimeError, AttributeError):
            return [], self.tape.refused(call, "is called in a way that forwardpass does not know")
        return (list(made) if isinstance(made, list) else [made]), None

    def _is_product(self, call: Call) -> bool:
        """Whether it multiplies two values that both depend on the input."""
        followed = [x for x in call.args if self.tape.followed(x) is not None]
        return call.name in ("mul", "multiply", "rmul") and len(followed) > 1

    def _first_problem(self, call: Call) -> InputError | None:
        """Why something that a call reads cannot be shown."""
        known = (self.tape.followed(x) for x in tensors_in((*call.args, *call.kwargs.values())))
        return next((x.problem for x in known if x is not None and x.problem), None)

    def _same(self, call: Call) -> Made:
        """The same node; a softmax may be handed on as well."""
        found = self.tape.followed(call.argument(0, "input", call.kwargs.get("self")))
        if found is None or found.problem or found.node is None:
            raise (found.problem if found else None) or self.tape.refused(call)
        if not call.result.is_floating_point():
            raise self.tape.refused(call, "makes whole numbers")
        return Placed(found.node, found.batch)

    def _enter(
        self,
        call: Call,
        tensor: Tensor,
        made: Made,
        problem: InputError | None,
        recipe: Recipe | None,
    ) -> None:
        try:
            if made is None:
                raise problem or self.tape.refused(call)
            node, batch = self._fitted(call, tensor, made)
        except InputError as error:
            self.tape.follow(tensor, None, None, error, recipe)
        else:
            self.tape.follow(tensor, node, batch, None, recipe)

    def _fitted(self, call: Call, tensor: Tensor, made: Node | Placed) -> tuple[Node, int | None]:
        """The node and where the tensor has its batch axis."""
        shape = tuple(tensor.shape)
        if isinstance(made, Placed):
            if made.node.ends or shape == self._with_batch(made.node.shape, made.batch):
                return made.node, made.batch
            raise self.tape.lost(call, shape)
        for batch in (0, None) if self.tape.size == 1 else (None if self.tape.size is None else 0,):
            if made.ends or shape == self._with_batch(made.shape, batch):
                return made, batch
        raise self.tape.lost(call, shape)

    def _with_batch(self, shape: Shape, batch: int | None) -> Shape:
        if batch is None or self.tape.size is None:
            return shape
        return (*shape[:batch], self.tape.size, *shape[batch:])

    def _apart(self, call: Call, results: list[Tensor], changed: list[Tensor]) -> list[Tensor]:
        """A dropout that does nothing hands on the same tensor: a skip needs the one before it."""
        if changed or call.kwargs.get("inplace") or not results:
            return results
        if any(call.result is x for x in call.args[:1]):
            call.result = call.result.detach()
        return [call.result]

    def _changed(self, call: Call, changed: list[Tensor], results: list[Tensor]) -> None:
        """What was changed in place and is not the result holds what nobody has followed."""
        for tensor in changed:
            if all(tensor is not x for x in results):
                problem = self.tape.refused(call, "changes a part of a tensor in place")
                self.tape.follow(tensor, None, None, problem)

    def _asked(self, call: Call) -> None:
        """Refuse to go on by a value, unless it is only asserted or printed."""
        frame = call.user_frame()
        text = linecache.getline(frame.f_code.co_filename, frame.f_lineno) if frame else ""
        if text.strip().startswith(("assert", "print(")):
            return
        reason = "takes a value that depends on the input out of PyTorch, where nothing follows it"
        if call.name == "bool":
            reason = "decides by a value that depends on the input"
        raise self.tape.refused(call, reason)

    def _recipe(self, call: Call) -> Recipe | None:
        """The call with what it reads in place, if it is arithmetic."""
        if call.name not in ARITHMETIC:
            return None
        return Recipe(call.func, tuple(self.tape.followed(x) or x for x in call.args), call.kwargs)
