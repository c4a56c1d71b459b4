/** The one kind of error that people see: its message is the whole sentence to show. */

export class InputError extends Error {
  override readonly name = "InputError";
}
