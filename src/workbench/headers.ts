import helmet from 'helmet';

/** What browsers are told of every page: it loads from its own address alone, is in no frame, and runs no script of a text. */
export const pageHeaders = headersWith([]);

/** The same of pages that open what is sealed: the code for it is WebAssembly, of their own script. */
export const sealingHeaders = headersWith(["'wasm-unsafe-eval'"]);

function headersWith(scripts: readonly string[]): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...scripts],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    // With no referrer at all, a form's Origin would be null.
    referrerPolicy: { policy: 'same-origin' },
  });
}
