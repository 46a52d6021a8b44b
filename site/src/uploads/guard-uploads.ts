import type { CollectionConfig, Config, SharpDependency } from 'payload';
import type { Operation } from '../throttle/operation.ts';
import { checkPicture, mostPixels } from './check-picture.ts';

/** More than a camera makes, in bytes. The file is in memory while its sizes are made. */
export const uploadLimits = {
  limits: { fileSize: 20 * 1024 * 1024 },
  abortOnLimit: true,
  responseOnLimit: 'The file is too large: at most 20 MB.',
} as const satisfies Config['upload'];

/** Takes pictures alone, by what is in them: what a browser says of a file is what somebody wrote. */
export function guardUploads(media: CollectionConfig, sharp: SharpDependency): CollectionConfig {
  const upload = typeof media.upload === 'object' ? media.upload : {};
  const check = async ({ operation, req }: Operation): Promise<void> => {
    const isSaved = operation === 'create' || operation === 'update';
    if (isSaved && req.file) Object.assign(req.file, await checkPicture(req.file, sharp));
  };
  return {
    ...media,
    upload: {
      ...upload,
      mimeTypes: [...(upload.mimeTypes ?? []), 'image/svg+xml'],
      // A small file can be a picture that no memory holds.
      constructorOptions: { ...upload.constructorOptions, limitInputPixels: mostPixels },
    },
    hooks: {
      ...media.hooks,
      beforeOperation: [...(media.hooks?.beforeOperation ?? []), check],
    },
  };
}
