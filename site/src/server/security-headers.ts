/** A header of every answer at the addresses that a pattern of Next.js names. */
export interface HeaderRule {
  readonly source: string;
  readonly headers: { readonly key: string; readonly value: string }[];
}

type Policy = Readonly<Record<string, string>>;

/**
 * What Next.js needs of a page: its scripts and styles stand in files and in the page itself. A nonce or
 * a hash for those in the page would be another one for each rendering, and pages are kept for many
 * readers; so a script in the page runs, but no handler in an attribute, no `eval` and nothing from
 * elsewhere.
 */
const page: Policy = {
  'default-src': "'none'",
  'script-src': "'self' 'unsafe-inline'",
  'script-src-attr': "'none'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'media-src': "'self'",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  // The admin shows pages beside the form that writes them.
  'frame-ancestors': "'self'",
};

/** The admin shows pictures before they are uploaded, and pages in frames. */
const admin: Policy = { ...page, 'img-src': "'self' data: blob:", 'frame-src': "'self'" };

/** Data is nothing to show. */
const data: Policy = {
  'default-src': "'none'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

/** Whatever somebody uploaded runs nothing, also when it is opened by itself. */
const uploads: Policy = {
  'default-src': "'none'",
  'style-src': "'unsafe-inline'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'self'",
  sandbox: '',
};

/** A development server evaluates what was changed, and tells the page of it over a socket. */
const inDevelopment: Policy = {
  'script-src': "'self' 'unsafe-inline' 'unsafe-eval'",
  'connect-src': "'self' ws:",
};

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), ' +
    'magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
} as const;

/** The headers by address; where two name one header, the later one holds. */
export function listSecurityHeaders(isDevelopment: boolean): HeaderRule[] {
  const more = isDevelopment ? inDevelopment : {};
  return [
    { source: '/:path*', headers: [...toHeaders(everywhere), toPolicy({ ...page, ...more })] },
    { source: '/admin/:path*', headers: [toPolicy({ ...admin, ...more })] },
    { source: '/api/:path*', headers: [toPolicy(data)] },
    { source: '/api/media/file/:path*', headers: [toPolicy(uploads)] },
  ];
}

function toHeaders(headers: Readonly<Record<string, string>>): HeaderRule['headers'] {
  return Object.entries(headers).map(([key, value]) => ({ key, value }));
}

function toPolicy(policy: Policy): HeaderRule['headers'][number] {
  const value = Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`.trim())
    .join('; ');
  return { key: 'Content-Security-Policy', value };
}
