/** The page's own script once more, as a worker. What that does is said in `entry/second`. */

/** Also from a page in one file. Throws where there are no workers. */
export function startWorker(): Worker {
  const own = document.querySelector<HTMLScriptElement>("script[type=module]");
  if (own?.src) return new Worker(own.src, { type: "module" });
  // The script is one piece, so it also runs without being a module, which a file may not start.
  const text = own?.textContent ?? "";
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return new Worker(address);
}
