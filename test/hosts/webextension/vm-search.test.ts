/** @jest-environment jsdom */
import { vmInReact } from '../../../src/hosts/webextension/vm-in-react';
import { trapVm } from '../../../src/hosts/webextension/vm-trap';

const original = Function.prototype.bind;

/** Binds a method while it is constructed, as every VM does. */
class FakeVm {
    public readonly runtime = {};
    public readonly editingTarget = null;
    public complete = false;
    public readonly listener: () => void;
    public constructor() {
        this.listener = original === Function.prototype.bind ? () => undefined : this.listen.bind(this);
        this.complete = true;
    }
    public listen(): void {
        this.complete = true;
    }
}

describe('The trap', () => {
    test('answers the first VM when it is complete, and gives bind back', async () => {
        const found: unknown[] = [];
        trapVm((vm) => found.push(vm, Reflect.get(vm, 'complete')));
        expect((() => 1).bind(null)()).toBe(1);
        expect([1, 2].concat.bind([0])([1])).toEqual([0, 1]);
        const vm = new FakeVm();
        expect(found).toEqual([]);
        expect(Function.prototype.bind).toBe(original);
        await Promise.resolve();
        expect(found).toEqual([vm, true]);
        expect(Object.getOwnPropertyDescriptor(Function.prototype, 'bind')).toMatchObject({
            enumerable: false,
            configurable: true,
        });
    });

    test('stops, and lets a later wrapper of bind stand', () => {
        const found = jest.fn();
        const stop = trapVm(found);
        const ours = Function.prototype.bind;
        const theirs = function (this: unknown, ...args: unknown[]): unknown {
            return Reflect.apply(ours, this, args);
        };
        Object.defineProperty(Function.prototype, 'bind', { value: theirs, configurable: true, writable: true });
        stop();
        new FakeVm();
        expect(found).not.toHaveBeenCalled();
        expect(Reflect.get(Function.prototype, 'bind')).toBe(theirs);
        Object.defineProperty(Function.prototype, 'bind', { value: original, configurable: true, writable: true });
    });

    test('leaves objects alone of which nothing may be asked', () => {
        const found = jest.fn();
        const stop = trapVm(found);
        const closed = new Proxy(
            {},
            {
                getOwnPropertyDescriptor: () => {
                    throw new Error('Another origin.');
                },
            },
        );
        expect(() => (() => 1).bind(closed)).not.toThrow();
        stop();
        expect(found).not.toHaveBeenCalled();
    });
});

describe("React's tree", () => {
    const method = (): void => undefined;
    const vm = {
        runtime: {
            _blockInfo: [],
            sequencer: { stepThread: method },
            startHats: method,
            allScriptsByOpcodeDo: method,
            toggleScript: method,
            greenFlag: method,
            dispose: method,
            _step: method,
            emit: method,
            on: method,
            removeListener: method,
            getTargetForStage: method,
        },
        extensionManager: {
            _loadedExtensions: new Map(),
            isExtensionLoaded: method,
            _registerInternalExtension: method,
            loadExtensionURL: method,
        },
    };
    const fiber = (props: object | null, child: object | null = null, sibling: object | null = null): object => {
        const node = { memoizedProps: props, child, sibling, return: null };
        for (const below of [child, sibling]) if (below !== null) Reflect.set(below, 'return', node);
        return node;
    };
    const put = (key: string, value: object): void => {
        const root = document.createElement('div');
        Reflect.set(root, key, value);
        document.body.replaceChildren(document.createElement('p'), root);
    };
    const editor = (): object => fiber(null, fiber({ a: 1 }, null, fiber({ vm: {} }, fiber({ vm }))));

    test.each([
        ['React 18', '__reactContainer$x', editor],
        [
            'a container that shows its other tree',
            '__reactContainer$x',
            () => {
                const old = fiber(null);
                Reflect.set(old, 'stateNode', { current: editor() });
                return old;
            },
        ],
        ['React 16', '_reactRootContainer', () => ({ _internalRoot: { current: editor() } })],
    ])('of %s leads to the VM', (_title, key, tree) => {
        put(key, tree());
        expect(vmInReact(document)).toBe(vm);
    });

    test('without a VM, and a page without React, lead to none', () => {
        put('__reactContainer$x', fiber(null, fiber({ vm: null })));
        expect(vmInReact(document)).toBeNull();
        document.body.replaceChildren();
        expect(vmInReact(document)).toBeNull();
    });
});
