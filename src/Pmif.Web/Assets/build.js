// Bundles the styles and scripts into wwwroot/build. Run by `npm run build`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { compile } from 'sass'

const out = 'wwwroot/build'
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const { css } = compile('Assets/styles/site.scss', {
  loadPaths: ['node_modules'],
  style: 'compressed',
  quietDeps: true
})
writeFileSync(`${out}/site.css`, css)

await build({
  entryPoints: ['site', 'scorecard', 'chart'].map(name => `Assets/scripts/${name}.js`),
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  legalComments: 'eof'
})
