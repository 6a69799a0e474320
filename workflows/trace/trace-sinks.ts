import type { Sinks } from '@temporalio/workflow';

/** What a workflow tells the log, outside of its sandbox. */
export interface TraceSinks extends Sinks {
  trace: {
    /** @param header the trace, as it travels; '' where the message had none */
    heard(event: string, header: string): void;
  };
}
