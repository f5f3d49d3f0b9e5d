import type { MiddlewareObj } from '@middy/core';
import { describeFault, type Log } from './log.ts';

/**
 * An unexpected fault is logged once and answered blandly.
 * @param bland the answer; it tells a person that nothing is lost, and nothing of what went wrong
 */
export function answerFaults<R>(where: string, log: Log, requestOf: (event: unknown) => string, bland: (event: unknown) => R): MiddlewareObj<unknown, R> {
  return {
    onError: (request) => {
      log({ code: 'fault', where, request: requestOf(request.event), ...describeFault(request.error) });
      return bland(request.event);
    },
  };
}
