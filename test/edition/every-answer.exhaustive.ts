import { expect, it, onTestFinished } from 'vitest';
import { versionIds } from '../../src/guide/facts.ts';
import { editionNodes } from '../../src/edition/said.ts';
import { guides } from '../guides.ts';
import { call, pathsFrom, pathsOf, serve, take } from './served.ts';
import { declaredLines } from '../../src/guide/lines.ts';
import { loadProject } from '../../src/cli/project.ts';
import { heardTexts } from '../phone/heard.ts';

it.each(versionIds)(
  'the static edition reaches every answer in every language by one finger, and says every fact: guidance %s',
  async (version) => {
    const served = await serve(await loadProject(guides[version]));
    onTestFinished(served.stop);
    const { guide } = served;
    for (const language of served.offers.languages) {
      const start = `${language}/${guide.roles.main}.xml`;
      const ways = pathsFrom(served, start);
      const said = new Set<string>();
      for (const [id, node] of editionNodes(guide)) {
        if (node.kind !== 'answer' || typeof node.silence === 'object') continue;
        const way = ways.get(`${language}/${id}.xml`);
        expect(way, `${language} ${id}`).toBeDefined();
        const record = await call(
          served,
          [...(way ?? []).flatMap(take), { hangUp: true, when: { at: 4000 } }],
          start,
        );
        expect(pathsOf(record)).toContain(`${language}/${id}.xml`);
        for (const text of heardTexts(record)) said.add(text);
      }
      const essentials = await call(served, [], `${language}/${guide.roles.essentials}.xml`);
      for (const text of heardTexts(essentials)) said.add(text);
      const declared = declaredLines(guide);
      const lines = [...declared].filter(([, info]) => (info.facts ?? []).length > 0);
      const carried = lines.filter(([line]) => {
        const one = served.speech.surveyed.find(({ info }) => info.code === language);
        return one?.texts.lines.has(line) && said.has(served.speech.text(line, language));
      });
      const heard = new Set([
        ...carried.flatMap(([, info]) => info.facts ?? []),
        ...editionNodes(guide).flatMap(([, node]) => (node.kind === 'answer' ? (node.facts ?? []) : [])),
      ]);
      expect([language, Object.keys(guide.facts).filter((fact) => !heard.has(fact))]).toEqual([language, []]);
    }
  },
);
