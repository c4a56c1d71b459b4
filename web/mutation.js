/** What `npm run mutate` leaves alone: the sentences of errors, which no test should hold word by word. */
const messages = {
  shouldIgnore: ({ node }) =>
    node.type === "NewExpression" && /Error$/.test(node.callee.name ?? "")
      ? "a message"
      : undefined,
};

export const strykerPlugins = [{ kind: "Ignore", name: "messages", value: messages }];
