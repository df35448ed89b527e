import { wholeNumber } from "../container/numbers";
import { DEFAULT_ZONE_MIB, type Limits, TOO_MANY_REQUESTS } from "./nginx/limits";
import type { NginxLimitConn, NginxLimitReq } from "./nginx-limits";

const MOST = 1_000_000;

/** Refuses limits that nginx would not take, or that would not mean what they say. */
export function checkLimits({ limitReq, limitConn }: Limits): void {
  if (limitReq) checkRequests(limitReq);
  if (limitConn) checkConnections(limitConn);
}

function checkRequests(limit: NginxLimitReq): void {
  const { ratePerSecond, ratePerMinute, delay = 0 } = limit;
  if ((ratePerSecond === undefined) === (ratePerMinute === undefined)) {
    const got = ratePerSecond === undefined ? "neither" : "both";
    throw new Error(`'limitReq' of Nginx must have either 'ratePerSecond' or 'ratePerMinute', got ${got}; give what is less than one a second by the minute`);
  }
  wholeNumber("limitReq.ratePerSecond' of 'Nginx", ratePerSecond ?? 1, { atLeast: 1, atMost: MOST });
  wholeNumber("limitReq.ratePerMinute' of 'Nginx", ratePerMinute ?? 1, { atLeast: 1, atMost: MOST });
  const burst = wholeNumber("limitReq.burst' of 'Nginx", limit.burst ?? ratePerSecond ?? ratePerMinute ?? 0, { atLeast: 0, atMost: MOST });
  wholeNumber("limitReq.delay' of 'Nginx", delay, { atLeast: 0, atMost: burst, why: "it is a part of 'burst'" });
  checkCommon("limitReq", limit);
}

function checkConnections(limit: NginxLimitConn): void {
  wholeNumber("limitConn.connections' of 'Nginx", limit.connections, { atLeast: 1, atMost: 65_535 });
  checkCommon("limitConn", limit);
}

function checkCommon(prop: string, { status, zoneSizeMiB }: { readonly status?: number; readonly zoneSizeMiB?: number }): void {
  wholeNumber(`${prop}.status' of 'Nginx`, status ?? TOO_MANY_REQUESTS, { atLeast: 400, atMost: 599 });
  wholeNumber(`${prop}.zoneSizeMiB' of 'Nginx`, zoneSizeMiB ?? DEFAULT_ZONE_MIB, { atLeast: 1, atMost: 1024 });
}
