import { baseName } from './base.ts';
import { imageName } from './containers.ts';
import { inspect } from './engine.ts';
import { must, run } from './program.ts';
import { expect, type Report } from './report.ts';

/** Megabytes above its base that the image may have. */
const most = 90;

/** What must not be in it, as find tells it, each with the reason. */
const unwanted: Readonly<Record<string, string>> = {
  'a compiler':
    "-path '*/node_modules/typescript' -o -path '*/node_modules/esbuild' -o -path '*/node_modules/tsx'",
  'type declarations and sources':
    "-name '*.ts' -o -name '*.mts' -o -name '*.cts' -o -path '*/node_modules/@types'",
  maps: "-name '*.map'",
  'tests, settings, history':
    "-path '/app/test' -o -path '/app/src' -o -path '/app/docs' -o -name .git -o -name '.env*'",
  'what belongs to another user than root, the data apart':
    "-not -user 0 -not -path '/app/data' -not -path '/app/data/*'",
};

/** Builds the image from the Dockerfile as it stands, and looks at what is in it. */
export async function buildImage(report: Report, root: string): Promise<boolean> {
  const isBuilt = await report.look('the Dockerfile is built unchanged', async () => {
    await must(
      [
        ...['buildah', 'build', '--signature-policy', process.env.POLICY ?? '', '--isolation', 'chroot'],
        ...['--network', 'host', '--pull=never', '--format', 'docker', '--layers', '--tag', imageName, root],
      ],
      { patience: 1_200_000 },
    );
    return `by buildah, on a stand-in for ${baseName}`;
  });
  if (!isBuilt) return false;
  await report.look(`it is under ${most} MB above its base`, async () => {
    const layers = await layersOf();
    const sum = layers.reduce((total, { bytes }) => total + bytes, 0);
    const told = layers.map(({ what, bytes }) => `${what} ${inMegabytes(bytes)}`).join(', ');
    expect(sum < most * 1e6, `${inMegabytes(sum)}: ${told}`);
    return `${inMegabytes(sum)}: ${told}`;
  });
  for (const [what, condition] of Object.entries(unwanted)) {
    await report.look(`it has none of: ${what}`, async () => {
      const found = await inImage(`find /app \\( ${condition} \\) -print | head -5`);
      expect(found === '', `${found} …`);
      return 'none found';
    });
  }
  await report.look('its binaries are of its own platform', async () => {
    const found = (
      await inImage("find /app -name '*.node' -o -name '*.so' -o -name '*.wasm' -o -name '*.exe'")
    ).split('\n');
    const own = `linux-${process.arch}-gnu`;
    const others = found.filter((file) => file.endsWith('.node') && !file.includes(own));
    expect(others.length === 0, others.join(', '));
    return found.join(', ').replaceAll('/app/node_modules/', '') || 'there are none';
  });
  await report.look('each folder of its data can be written as a volume of its own', async () => {
    const volumes = ['', '/words', '/audio'].map((part) => `--volume=/app/data${part}`);
    const script = 'touch /app/data/x /app/data/words/x /app/data/audio/x';
    await must(['podman', 'run', '--rm', '--network', 'none', ...volumes, imageName, 'sh', '-c', script]);
    return 'they can';
  });
  return true;
}

function inMegabytes(bytes: number): string {
  return bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Runs a line of shell in the image, and gives what it said. */
function inImage(script: string): Promise<string> {
  return must([
    'podman',
    'run',
    '--rm',
    '--network',
    'none',
    '--user',
    '0',
    '--entrypoint',
    'sh',
    imageName,
    '-c',
    script,
  ]);
}

/** The layers above the base that hold something, by what made them. */
async function layersOf(): Promise<readonly { readonly what: string; readonly bytes: number }[]> {
  const base = JSON.parse(await inspect(baseName, '{{json .RootFS.Layers}}', 'image')) as readonly string[];
  const history = JSON.parse(
    (await run(['podman', 'history', '--format', 'json', '--no-trunc', imageName])).said,
  ) as readonly { readonly CreatedBy: string; readonly size: number }[];
  const made = history.filter(({ size }) => size > 0).toReversed();
  return made.slice(base.length).map(({ CreatedBy: by, size: bytes }) => ({
    what:
      /(?:COPY|ADD)\s+\S+\s+in\s+(\S+)/.exec(by)?.[1] ?? /mkdir|install -d/.exec(by)?.[0] ?? by.slice(0, 60),
    bytes,
  }));
}
