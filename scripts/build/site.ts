import { existsSync } from 'node:fs';
import { cp, glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { references, rewrite } from './page.ts';

type Site = BuildOptions & {
  /** How built files are called, with [hash]. */
  names: string;
  /** What their addresses begin with. */
  base: string;
};

/** Builds what the pages of a folder refer to, fills the built names in, and copies all other files. */
export async function buildSite(folder: string, out: string, { names, base, ...options }: Site): Promise<string[]> {
  const pages = await Array.fromAsync(glob(`${folder}/**/*.html`));
  if (pages.length === 0) return [];
  const texts = new Map(await Promise.all(pages.map(async (page) => [page, await readFile(page, 'utf8')] as const)));
  const sources = new Set([...texts.values()].flatMap(references).flatMap((name) => sourceOf(folder, name) ?? []));

  const { metafile } = await build({
    ...options,
    entryPoints: [...sources],
    outbase: folder,
    outdir: out,
    entryNames: names,
    chunkNames: names,
    assetNames: names,
    publicPath: base,
    format: 'esm',
    splitting: true,
    metafile: true,
  });

  const files: string[] = [];
  const address = (name: string): string | undefined => {
    const file = builtFile(metafile, folder, name);
    if (file) files.push(file);
    return file && base + path.posix.relative(out, file);
  };
  for (const [page, text] of texts) {
    const target = path.join(out, path.relative(folder, page));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, rewrite(text, address, page));
  }
  await copyRest(folder, out);
  return [...new Set(files)];
}

/** The source behind a name in a page: app.js comes from app.tsx, or from main.tsx as the usual entry. */
function sourceOf(folder: string, name: string): string | undefined {
  const { name: stem, ext } = path.parse(name);
  const candidates = ext === '.css' ? [`${stem}.css`] : [stem, 'main'].flatMap((file) => [`${file}.tsx`, `${file}.ts`]);
  return candidates.map((file) => path.posix.join(folder, file)).find((file) => existsSync(file));
}

function builtFile({ outputs }: Metafile, folder: string, name: string): string | undefined {
  const fromSource = (source: string | undefined) =>
    Object.entries(outputs).find(([, { entryPoint }]) => source !== undefined && entryPoint === source);
  const own = fromSource(sourceOf(folder, name));
  if (own || !name.endsWith('.css')) return own?.[0];
  // A style sheet without a file of its own is what the script of that name imports.
  return fromSource(sourceOf(folder, name.replace(/css$/, 'js')))?.[1].cssBundle;
}

async function copyRest(folder: string, out: string): Promise<void> {
  for await (const file of glob(`${folder}/**/*.*`)) {
    if (/\.(tsx?|css|html)$|tsconfig\.json$/.test(file)) continue;
    await cp(file, path.join(out, path.relative(folder, file).replace(/^public\//, '')));
  }
}
