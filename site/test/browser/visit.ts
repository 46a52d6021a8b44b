import process from 'node:process';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

export interface Visit {
  readonly page: Page;
  /** What went wrong until now: errors of scripts, failed requests, requests to anybody else. */
  readonly problems: readonly string[];
}

/** Starts a browser that reaches this machine and nothing else. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    // Its sandbox refuses root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  });
}

/** A visitor with no history, who asks for a language and is gone when the test ends. */
export async function openVisit(browser: Browser, locale: 'en-US' | 'ru-RU'): Promise<Visit> {
  const context = await browser.newContext({ locale, reducedMotion: 'reduce' });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(60_000);
  const problems: string[] = [];
  watch(context, (problem) => problems.push(problem));
  return { page: await context.newPage(), problems };
}

function watch(context: BrowserContext, tell: (problem: string) => void): void {
  context.on('weberror', (error) => {
    tell(`thrown: ${error.error().message}`);
  });
  context.on('console', (message) => {
    // A response that is no success is told below, with its address.
    const isTold = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isTold) tell(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    if (!staysHere(request.url())) tell(`asked somebody else: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    // Going on to another page drops what the one before still asked for.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') tell(`${reason}: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) tell(`${response.status()}: ${response.url()}`);
  });
}

function staysHere(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'data:' || protocol === 'blob:' || hostname === 'localhost';
}
