/** A command that Docker runs inside the container now and then; exit code 0 means healthy. */
export interface HealthCheck {
  /** The program and its arguments, without a shell. */
  readonly command: string[];

  /**
   * Seconds between two checks.
   *
   * @default 10
   */
  readonly intervalSeconds?: number;

  /**
   * Seconds until a check counts as failed.
   *
   * @default 5
   */
  readonly timeoutSeconds?: number;

  /**
   * Failures in a row until the container counts as unhealthy.
   *
   * @default 3
   */
  readonly retries?: number;

  /**
   * Seconds after the start in which failures do not count.
   *
   * @default 30
   */
  readonly startPeriodSeconds?: number;
}
