import { embedding } from './embedding.ts';
import { idleLimits, IdleTimer } from './idle.ts';

/** What counts as somebody being there. Moves of a mouse do not: a desk that is knocked moves it. */
const signs = ['keydown', 'pointerdown', 'wheel', 'touchmove', 'input'] as const;

/** Milliseconds between looks at the clock, while nothing is to be counted down. */
const pulse = 5_000;

/** What a watch needs to know. */
export interface IdleWatchOptions {
  /** Name of the channel; whatever has the same shares its activity. */
  scope: string;
  /** Whether others use the computer, too. */
  shared: boolean;
  /** Whether an event is the warning's own, which does not count as activity. */
  isWarning: (event: Event) => boolean;
  /** Called at every change, and every second while there is a warning. */
  onChange: (timer: IdleTimer) => void;
}

/** A watch that has begun. */
export interface IdleWatch {
  readonly timer: IdleTimer;
  /** Ends it, and tells nothing more. */
  stop(): void;
}

/** Watches for idleness in this document, and hears of activity in the others of its scope. */
export function watchIdleness({ scope, shared, isWarning, onChange }: IdleWatchOptions): IdleWatch {
  const stopping = new AbortController();
  const { signal } = stopping;
  const channel = openChannel(scope);
  const timer = new IdleTimer({ limits: idleLimits(shared), channel });
  let beat: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    clearTimeout(beat);
    if (signal.aborted) return;
    const { phase } = timer.tick();
    if (phase === 'warned') onChange(timer);
    beat = setTimeout(look, phase === 'warned' ? 1_000 : pulse);
  };
  timer.addEventListener(
    'change',
    () => {
      onChange(timer);
      look();
    },
    { signal },
  );
  const passive = { signal, capture: true, passive: true };
  for (const type of signs) {
    addEventListener(type, (event) => isWarning(event) || timer.active(), passive);
  }
  // A device that wakes, a tab that is come back to: timers may be far behind.
  document.addEventListener('visibilitychange', look, { signal });
  addEventListener('focus', look, { signal });
  addEventListener('pageshow', look, { signal });
  beat = setTimeout(look, pulse);

  return {
    timer,
    stop() {
      stopping.abort();
      clearTimeout(beat);
      channel?.close();
    },
  };
}

/**
 * Finds out whether this frame is the one to show the warning: of the frames in one page that is the one of
 * which most can be seen, unless another shows it already. A page without a host shows its own.
 *
 * @param signal ends the claim
 * @returns after a quarter of a second, where there may be others to be asked
 */
export async function isForemost(scope: string, signal: AbortSignal): Promise<boolean> {
  const { page } = embedding();
  const channel = page === undefined ? undefined : openChannel(`${scope}/${page}`);
  if (!channel) return true;
  const id = crypto.randomUUID();
  let area = 0;
  let foremost = true;
  const bid = () => channel.postMessage({ type: 'area', area, id });
  signal.addEventListener('abort', () => channel.close());
  channel.addEventListener('message', ({ data }) => {
    const other = data as { type: string; area: number; id: string };
    if (other.type !== 'area') return;
    if (other.area > area || (other.area === area && other.id > id)) foremost = false;
    // The other may have bid before this one, and has to hear of it.
    else bid();
  });
  area = await visibleArea();
  if (!signal.aborted) bid();
  await new Promise((resolve) => setTimeout(resolve, 250));
  // Whoever comes later finds the place taken.
  if (foremost) area = Number.MAX_SAFE_INTEGER;
  return foremost && !signal.aborted;
}

function visibleArea(): Promise<number> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(([entry]) => {
      observer.disconnect();
      const { width, height } = entry?.intersectionRect ?? { width: 0, height: 0 };
      resolve(document.hidden ? 0 : Math.round(width * height));
    });
    observer.observe(document.documentElement);
    // Nothing is drawn in a tab that is not looked at.
    setTimeout(resolve, 250, 0);
  });
}

function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
