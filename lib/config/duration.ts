const SECONDS_PER_HOUR = 3600;
const SECONDS_PER_MINUTE = 60;
/** Go counts nanoseconds in 63 bits: about 292 years. */
const MAX_SECONDS = 9_223_372_036;

/**
 * A duration as Go writes it (`1m30s`, `500ms`): Docker hands it back in this form, so any other shows as a change
 * in every plan.
 *
 * @param seconds at least 0, with at most three decimals.
 * @see https://pkg.go.dev/time#Duration.String
 */
export function goDuration(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  if (!(seconds >= 0 && seconds <= MAX_SECONDS) || Math.abs(milliseconds / 1000 - seconds) > 1e-9) {
    throw new Error(
      `a duration must be a number of seconds from 0 to ${MAX_SECONDS} with at most three decimals, got ${seconds}`,
    );
  }
  if (milliseconds === 0) return "0s";
  if (milliseconds < 1000) return `${milliseconds}ms`;
  const whole = Math.floor(milliseconds / 1000);
  const hours = Math.floor(whole / SECONDS_PER_HOUR);
  const minutes = Math.floor((whole % SECONDS_PER_HOUR) / SECONDS_PER_MINUTE);
  const rest = (milliseconds - (whole - (whole % SECONDS_PER_MINUTE)) * 1000) / 1000;
  if (hours > 0) return `${hours}h${minutes}m${rest}s`;
  return minutes > 0 ? `${minutes}m${rest}s` : `${rest}s`;
}
