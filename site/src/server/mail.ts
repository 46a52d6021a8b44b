import { nodemailerAdapter } from '@payloadcms/email-nodemailer';
import type { SmtpEnv } from '@synestra/env';
import type { Config, EmailAdapter, Payload } from 'payload';

/** Mail by the site's server. */
export function createMail(smtp: SmtpEnv | undefined): NonNullable<Config['email']> {
  if (!smtp) return noMail;
  const { host, port, user, password, from } = smtp;
  const adapter = nodemailerAdapter({
    defaultFromAddress: from,
    defaultFromName: '',
    // A mail server that is away must not keep the site from starting.
    skipVerify: true,
    transportOptions: {
      host,
      port,
      auth: { user, pass: password },
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
    },
  });
  return adapter.then((open) => (place) => {
    const mail = open(place);
    return { ...mail, sendEmail: (message) => post(place.payload, () => mail.sendEmail(message)) };
  });
}

/** How long a mail server may be silent, in milliseconds. */
const patience = 15_000;

/**
 * Nobody waits for the mail server: what a reader sent is kept whatever it says, and how long an answer
 * takes does not tell whether there was somebody to write to.
 */
function post(payload: Payload, send: () => Promise<unknown>): Promise<void> {
  send().catch((err: unknown) => {
    payload.logger.error({ err }, 'A mail was not sent.');
  });
  return Promise.resolve();
}

/** Payload would write mails to the log instead, and with them the links that reset a password. */
const noMail: EmailAdapter = ({ payload }) => ({
  name: 'none',
  defaultFromAddress: '',
  defaultFromName: '',
  sendEmail: () => {
    payload.logger.warn('A mail was not sent: this site has no mail server.');
    return Promise.resolve();
  },
});
