import { defineConfig, type DefaultTheme } from 'vitepress';
import { finishLinks, followLinks, pageOf, slugOf, type Met } from './links.ts';

const met: Met = { files: new Set(), places: new Map() };

const run: DefaultTheme.SidebarItem = {
  text: 'I run the line',
  items: [
    { text: 'Start here', link: '/tasks/run' },
    { text: 'Running a line', link: '/operate' },
    { text: 'Settings and commands', link: '/project/README' },
    {
      text: 'Where to run it',
      link: '/recipes/README',
      collapsed: true,
      items: [
        { text: 'One small server', link: '/recipes/server/README' },
        { text: 'Fly', link: '/recipes/fly/README' },
        { text: 'Render', link: '/recipes/render/README' },
        { text: 'Railway', link: '/recipes/railway/README' },
        { text: 'In a container', link: '/containers' },
      ],
    },
    { text: 'Which guidance to say', link: '/guidance' },
    { text: 'What is used', link: '/usage' },
    { text: 'Several instances', link: '/scaling' },
    { text: 'When things fail', link: '/reliability' },
    { text: 'Security', link: '/security' },
  ],
};

const words: DefaultTheme.SidebarItem = {
  text: 'I look after the words',
  items: [
    { text: 'Start here', link: '/tasks/words' },
    { text: 'The desk', link: '/desk' },
    { text: 'The pages', link: '/workbench' },
    { text: 'Rules for words', link: '/words' },
    { text: 'Languages', link: '/languages' },
    { text: 'Legal help', link: '/legal-help' },
    { text: 'What callers hear: faq', link: '/scripts/faq/en' },
    { text: 'What callers hear: 2026', link: '/scripts/2026/en' },
  ],
};

const voice: DefaultTheme.SidebarItem = {
  text: 'I lend a voice',
  items: [
    { text: 'Start here', link: '/tasks/voice' },
    { text: 'With only a phone', link: '/lend-a-voice' },
    { text: 'Voices made ahead', link: '/voices' },
  ],
};

const program: DefaultTheme.SidebarItem = {
  text: 'I program',
  items: [
    { text: 'Start here', link: '/tasks/program' },
    { text: 'How it works', link: '/architecture' },
    { text: 'How to help', link: '/project/CONTRIBUTING' },
    { text: 'The guide as documents', link: '/guide' },
    { text: 'Tests', link: '/testing' },
    { text: 'Dependencies', link: '/dependencies' },
    { text: 'Performance', link: '/performance' },
    { text: 'Changes', link: '/project/CHANGELOG' },
  ],
};

const startOf = ({ text = '', items }: DefaultTheme.SidebarItem): DefaultTheme.NavItem => ({
  text,
  link: items?.[0]?.link ?? '/',
});

export default defineConfig({
  title: 'The biometrics line',
  description:
    'A phone line that tells people who seek asylum, in their own language, what to do about a USCIS biometrics appointment.',
  lang: 'en-US',
  srcDir: '..',
  // README.md and what stands beside it, and docs/.
  srcExclude: ['!(docs)/**/*', '.*/**'],
  rewrites: (source) => pageOf(source) ?? source,
  // The site works in any folder of any host; DOCS_BASE=/folder/ has it work in that one alone.
  base: process.env.DOCS_BASE ?? './',
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  markdown: {
    anchor: { slugify: slugOf },
    config: (md) => {
      followLinks(md, met, process.env.DOCS_SOURCE);
    },
  },
  buildEnd: ({ outDir }) => {
    finishLinks(met, outDir);
  },
  vite: { envDir: false },
  themeConfig: {
    nav: [run, words, voice, program].map(startOf),
    sidebar: [run, words, voice, program],
    outline: [2, 3],
    search: {
      provider: 'local',
      options: {
        // The scripts of all languages would be most of what is found.
        _render: async (text, env, md) =>
          env.path.includes('/docs/scripts/') ? '' : md.renderAsync(text, env),
      },
    },
    footer: {
      message: 'MIT license. This is not legal advice, and is not run by the government.',
    },
  },
});
