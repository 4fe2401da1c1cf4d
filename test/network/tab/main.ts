// A tab: members in a process of their own, which can be put to sleep as a whole.
import { knownError } from '../../../src/client/status/errors';
import { answerCalls } from '../child-process';
import type { MemberName } from '../history';
import { LabMember } from './lab-member';
import type { TabCalls } from './tab-calls';

/** Milliseconds of a frame of an editor. */
const FRAME_MS = 1000 / 30;

const members = new Map<MemberName, LabMember>();

function member(name: MemberName): LabMember {
    const found = members.get(name);
    if (found === undefined) throw new Error(`There is no member ${name} here.`);
    return found;
}

const calls: TabCalls = {
    ready: () => undefined,
    open: (setup) => void members.set(setup.member, new LabMember(setup)),
    create: (argument) => member(argument.member).create(argument.name),
    async join(argument) {
        try {
            await member(argument.member).join(argument.group);
            return null;
        } catch (error) {
            const { kind, message } = knownError(error);
            return { kind, message };
        }
    },
    play: (play) => member(play.member).play(play),
    stop: (name) => member(name).stop(),
    do: ({ member: name, deed }) => member(name).do(deed),
    leave: (name) => member(name).leave(),
    progress: (name) => member(name).progress,
    diagnose: (name) => member(name).diagnose(),
    look: (name) => member(name).look(),
    async finish(name) {
        const entries = await member(name).finish();
        members.delete(name);
        return entries;
    },
};

setInterval(() => {
    for (const playing of members.values()) playing.tick();
}, FRAME_MS);

answerCalls(calls);
