import { serveCallBacks } from './call-backs/routes.tsx';
import { serveFacts } from './facts/routes.tsx';
import { serveFlyer } from './flyer/routes.tsx';
import { serveGuidance } from './guidance/routes.tsx';
import { serveLanguages } from './language/routes.tsx';
import { serveMap } from './map/routes.tsx';
import { serveMembers } from './members/routes.tsx';
import { serveNotices } from './notices/routes.tsx';
import { serveOffices } from './offices/routes.tsx';
import type { PageRoutes } from './pages.tsx';
import type { Calls } from './phone/calls.ts';
import { servePeople } from './people/routes.tsx';
import { servePhone } from './phone/routes.tsx';
import { servePublications } from './publications/routes.tsx';
import { serveScript } from './script/routes.tsx';
import type { Site } from './site.ts';
import { serveStudio } from './studio/routes.tsx';
import { serveTopics } from './topics/routes.tsx';
import { serveToday } from './today/routes.tsx';
import { serveUsage } from './usage/routes.tsx';

/** All pages that there are for a site, whichever door they are behind. */
export function pagesOf(site: Site, calls: Calls): PageRoutes {
  return {
    today: serveToday(site),
    script: serveScript(site),
    studio: serveStudio(site),
    languages: serveLanguages(site),
    notices: serveNotices(site),
    offices: serveOffices(site),
    facts: serveFacts(site),
    ...(site.bench.can.has('publications') ? { publications: servePublications(site) } : {}),
    phone: servePhone(site, calls),
    map: serveMap(site),
    ...(site.bench.can.has('topics') ? { topics: serveTopics(site) } : {}),
    flyer: serveFlyer(site),
    usage: serveUsage(site),
    ...(site.people
      ? { 'call-backs': serveCallBacks(site, site.people), people: servePeople(site, site.people) }
      : {}),
    ...(site.team ? { members: serveMembers(site, site.team) } : {}),
    // A line on a real number says the version that its settings name.
    ...(site.speakVersion ? { guidance: serveGuidance(site, site.speakVersion) } : {}),
  };
}
