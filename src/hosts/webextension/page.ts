// Runs in the page itself, before its own scripts. It catches the VM during its construction and installs the mesh in
// it.
//
// In this world the page's Content-Security-Policy and the browser's rules for an https page also apply to us, so the
// extension's worker sends the requests and holds the WebSocket.
import { browserEnvironment } from '../../client/environment/environment';
import { isVm } from './is-vm';
import { readToPage } from './messages';
import { hearFromWorker, hearToPage, sendFromPage, sendToWorker } from './page-channel';
import { PageMesh } from './page-mesh';
import { PageTraffic } from './traffic/page-traffic';
import { readFromWorker } from './traffic/traffic-messages';
import { hearVm } from './vm-handover';
import { trapVm } from './vm-trap';

const traffic = new PageTraffic({ send: sendToWorker, onProblem: (problem) => mesh.noteProblem(problem) });
const mesh = new PageMesh(traffic, () => sendFromPage({ kind: 'state', state: mesh.state }));

const stopTrap = trapVm(enter);
hearVm((vm) => {
    stopTrap();
    enter(vm);
});

function enter(vm: unknown): void {
    if (!isVm(vm)) return;
    try {
        mesh.enter(vm);
    } catch (error) {
        // The editor has its own extension with that id, or passed its VM on. The popup says that no editor was found.
        browserEnvironment().warn(String(error));
    }
}

hearToPage((text) => {
    const message = readToPage(text);
    if (message === null) return;
    switch (message.kind) {
        case 'settings':
            return mesh.set(message.settings);
        case 'hello':
            return sendFromPage({ kind: 'state', state: mesh.state });
        case 'command': {
            const { id, command } = message;
            mesh.run(command).then(
                (groups) => sendFromPage({ kind: 'done', id, groups }),
                (thrown: unknown) => sendFromPage({ kind: 'failed', id, text: mesh.textOf(thrown) }),
            );
        }
    }
});

hearFromWorker((text) => {
    const message = readFromWorker(text);
    if (message !== null) traffic.take(message);
});

sendFromPage({ kind: 'hello' });
