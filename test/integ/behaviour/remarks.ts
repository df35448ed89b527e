import type { Remark } from "../../../scripts/servers-page";

const HEAD = {
  title: "Six headers of 16,000 bytes",
  proxy: "apache",
  sentence: "uWSGI has room for 64 KiB of a request's head, and Apache has no limit for the whole of it: the answer is 500 or, over HTTP, 502. Take another server, or Nginx, which refuses such a request itself.",
};

/** Every outcome that is worse than Gunicorn's, with its reason and what to take instead. */
export const REMARKS: readonly Remark[] = [{ ...HEAD, server: "uwsgi" }, { ...HEAD, server: "uwsgi-http" }];
