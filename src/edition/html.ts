/** Text as it stands in HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `
  :root { color-scheme: light dark; }
  body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.15rem/1.6 'Noto Sans', sans-serif; }
  a { color: inherit; }
  h2 { margin-top: 2.5rem; font-size: 1.2rem; }
  [lang] p { margin: 0.4rem 0; }
`;

/** A page for eyes. */
interface PageProps {
  readonly title: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly body: string;
}

/** A page as HTML. */
export const renderHtml = ({ title, lang, dir, body }: PageProps): string => `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
