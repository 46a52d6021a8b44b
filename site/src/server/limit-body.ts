const kilobytes = 1024;
const megabytes = 1024 * kilobytes;

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * Reads no more of a request than its address may need: else anybody could fill the memory with one that
 * does not end.
 */
export function limitBody<Context>(handle: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    const limit = findLimit(request);
    const { body } = request;
    if (Number(request.headers.get('content-length') ?? 0) > limit) return refuse();
    if (!body) return handle(request, context);
    const read = { size: 0 };
    const counted = body.pipeThrough(createMeter(limit, read));
    // Next.js hands out a stand-in for its request, which newer versions of Node.js do not copy whole.
    const { url, method, headers, signal } = request;
    // Node.js asks for `duplex`, and the types of browsers do not know it.
    const init = { method, headers, signal, body: counted, duplex: 'half' };
    const response = await handle(new Request(url, init), context);
    return read.size > limit ? refuse() : response;
  };
}

/** What strangers may send is short; pictures are large. */
function findLimit({ url, headers }: Request): number {
  const { pathname } = new URL(url);
  if (
    /^\/(next\/forms|api\/(form-submissions|users\/(login|forgot-password|reset-password)))/.test(
      pathname,
    )
  ) {
    return 256 * kilobytes;
  }
  const isUpload = headers.get('content-type')?.startsWith('multipart/form-data');
  return isUpload ? 32 * megabytes : 4 * megabytes;
}

/** Passes on what is within the limit, and keeps count of all that came. */
function createMeter(
  limit: number,
  read: { size: number },
): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform: (chunk, controller) => {
      read.size += chunk.byteLength;
      if (read.size <= limit) controller.enqueue(chunk);
      else controller.error(new Error('the request is too large'));
    },
  });
}

function refuse(): Response {
  return Response.json({ errors: [{ message: 'The request is too large.' }] }, { status: 413 });
}
