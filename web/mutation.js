/** What `npm run mutate` leaves alone: the sentences of errors, which no test should hold word by word. */
const messages = {
  shouldIgnore: ({ node }) =>
    /^(New|Call)Expression$/.test(node.type) &&
    /Error$|^(wrong|wrongLater|refused|said)$/.test(node.callee.name ?? "")
      ? "a message"
      : undefined,
};

export const strykerPlugins = [{ kind: "Ignore", name: "messages", value: messages }];
