// Runs in the page itself, before its own scripts. It catches the VM during its construction and installs the mesh in
// it.
//
// In this world the page's Content-Security-Policy also applies to us. If its `connect-src` does not name the mesh
// server, the browser refuses every request. The popup then says so.
import { browserEnvironment } from '../../client/environment';
import { isVm } from './is-vm';
import { readToPage } from './messages';
import { hearToPage, sendFromPage } from './page-channel';
import { PageMesh } from './page-mesh';
import { hearVm } from './vm-handover';
import { trapVm } from './vm-trap';

const mesh = new PageMesh(() => sendFromPage({ kind: 'state', state: mesh.state }));

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

document.addEventListener('securitypolicyviolation', ({ blockedURI }) => mesh.noteRefused(blockedURI));

sendFromPage({ kind: 'hello' });
