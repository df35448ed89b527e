import type { RuleText } from "../rule";

/** What is refused where it is written, because nothing could come of it. */
export const REFUSALS: readonly RuleText[] = [
  {
    id: "protocol",
    title: "A proxy speaks the protocol of its application, and runs on the same kind of Docker host.",
    why: "uwsgi on one side and HTTP on the other gives 502 for every request.",
    wayOut: "Set the `protocol` of the engine or of `AppServer.external`, or take another proxy.",
  },
  {
    id: "interface",
    title: "A server runs the kind of application that the framework gives: WSGI or ASGI.",
    why: "The server does not start, or answers 500 to every request.",
    wayOut: "Choose a server for the interface: the error names those that fit.",
  },
  {
    id: "proxy-port",
    title: "Two proxies of a stack do not listen on the same port of the Docker host.",
    why: "The second container cannot start.",
    wayOut: "Choose another `httpPort` or `bindAddress`, or add the site to the first proxy.",
  },
  {
    id: "one-site-a-name",
    title: "A host name belongs to one site of a proxy.",
    why: "The server would take the first and never ask the second.",
    wayOut: "Remove it from one of them.",
  },
  {
    id: "body-space",
    title: "The largest request body fits into the proxy's temporary space.",
    why: "Bodies are kept whole, in memory, before they are passed on.",
    wayOut: "Raise the proxy's `resources.memoryMiB`, or lower `maxBodySizeMiB`.",
  },
];
