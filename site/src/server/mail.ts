import { nodemailerAdapter } from '@payloadcms/email-nodemailer';
import type { SmtpEnv } from '@synestra/env';
import type { Config, EmailAdapter } from 'payload';

/** Mail by the site's server. */
export function createMail(smtp: SmtpEnv | undefined): NonNullable<Config['email']> {
  if (!smtp) return noMail;
  const { host, port, user, password, from } = smtp;
  return nodemailerAdapter({
    defaultFromAddress: from,
    defaultFromName: '',
    // A mail server that is away must not keep the site from starting.
    skipVerify: true,
    transportOptions: { host, port, auth: { user, pass: password } },
  });
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
