import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How well this process is, in the text format of Prometheus; the delay starts anew at each reading. */
export function createProcessFigures(): () => string[] {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return () => {
    const { user, system } = process.cpuUsage();
    const seconds = delay.count === 0 ? 0 : delay.percentile(99) / 1e9;
    delay.reset();
    return [
      '# TYPE process_cpu_seconds_total counter',
      `process_cpu_seconds_total ${(user + system) / 1e6}`,
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      '# TYPE process_start_time_seconds gauge',
      `process_start_time_seconds ${Math.round(Date.now() / 1000 - process.uptime())}`,
      '# TYPE nodejs_event_loop_delay_p99_seconds gauge',
      `nodejs_event_loop_delay_p99_seconds ${seconds}`,
    ];
  };
}
